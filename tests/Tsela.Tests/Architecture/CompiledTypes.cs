using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Tsela.Tests.Architecture;

/// <summary>The product's own types and, for each, the own types that it names: in its shape and in the code of its methods.</summary>
internal static class CompiledTypes
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!).ToDictionary(code => code.Value);

    /// <summary>Without what Razor generates, which has no namespace of a module.</summary>
    public static IReadOnlyList<Type> Own { get; } =
    [
        .. typeof(TselaHost).Assembly.GetTypes()
            .Where(IsOwn),
    ];

    /// <summary>The types of the product that the type uses, nested and compiler-made parts counted with their outermost type.</summary>
    public static IReadOnlySet<Type> Uses(Type type)
    {
        var used = new HashSet<Type>();
        foreach (var part in Parts(type))
        {
            Shape(part, used);
            foreach (var method in part.GetMethods(All).Cast<MethodBase>().Concat(part.GetConstructors(All)))
            {
                Code(method, used);
            }
        }

        return used.Select(Outermost).Where(other => IsOwn(other) && other != type).ToHashSet();
    }

    public static Type Outermost(Type type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type.IsGenericType ? type.GetGenericTypeDefinition() : type;
    }

    private static bool IsOwn(Type type) =>
        type.Assembly == typeof(TselaHost).Assembly && type.Namespace?.StartsWith("Tsela", StringComparison.Ordinal) == true;

    private static IEnumerable<Type> Parts(Type type) => type.GetNestedTypes(All).SelectMany(Parts).Prepend(type);

    private static void Shape(Type type, HashSet<Type> used)
    {
        Add(type.BaseType, used);
        Array.ForEach(type.GetInterfaces(), face => Add(face, used));
        foreach (var attribute in type.GetCustomAttributesData().Where(attribute => attribute.AttributeType.GetCustomAttribute<CompilerGeneratedAttribute>() is null))
        {
            Add(attribute.AttributeType, used);
        }

        foreach (var field in type.GetFields(All))
        {
            Add(field.FieldType, used);
        }

        foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All)))
        {
            Add((method as MethodInfo)?.ReturnType, used);
            Array.ForEach(method.GetParameters(), parameter => Add(parameter.ParameterType, used));
        }
    }

    private static void Code(MethodBase method, HashSet<Type> used)
    {
        if (method.GetMethodBody() is not { } body || body.GetILAsByteArray() is not { } il)
        {
            return;
        }

        foreach (var local in body.LocalVariables)
        {
            Add(local.LocalType, used);
        }

        for (var at = 0; at < il.Length;)
        {
            var first = il[at++];
            var code = OpCodesByValue[first == 0xFE ? unchecked((short)(0xFE00 | il[at++])) : first];
            if (code.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                Member(method, BitConverter.ToInt32(il, at), used);
            }

            at += OperandLength(code.OperandType, il, at);
        }
    }

    private static void Member(MethodBase method, int token, HashSet<Type> used)
    {
        var ofType = method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null;
        var ofMethod = method.IsGenericMethod ? method.GetGenericArguments() : null;
        var member = method.Module.ResolveMember(token, ofType, ofMethod)!;
        Add(member as Type ?? member.DeclaringType, used);
        if (member is MethodInfo { IsGenericMethod: true } generic)
        {
            Array.ForEach(generic.GetGenericArguments(), argument => Add(argument, used));
        }
    }

    private static int OperandLength(OperandType type, byte[] il, int at) => type switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
        _ => 4,
    };

    private static void Add(Type? type, HashSet<Type> used)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(type.GetElementType(), used);
            return;
        }

        used.Add(type);
        if (type.IsGenericType)
        {
            Array.ForEach(type.GetGenericArguments(), argument => Add(argument, used));
        }
    }
}
