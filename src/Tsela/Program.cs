Console.WriteLine("tsela");
