// The same checks as bench/Tsela.Bench/Check with papaparse and ajv: types, constraints and a unique id.
import fs from 'node:fs';
import Papa from 'papaparse';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';

const ajv = new Ajv({ coerceTypes: true, allErrors: true });
addFormats(ajv, { mode: 'fast', keywords: true });
const date = { type: 'string', format: 'date' };
const validate = ajv.compile({
  type: 'object',
  required: ['id', 'permit_no', 'surname', 'birth_date', 'nationality', 'valid_from'],
  properties: {
    id: { type: 'integer' },
    permit_no: { type: 'string', pattern: '^[A-Z]{2}[0-9]{8}$' },
    surname: { type: 'string', minLength: 1, maxLength: 60 },
    given_names: { type: 'string', maxLength: 60 },
    birth_date: { ...date, formatMinimum: '1900-01-01' },
    sex: { enum: ['F', 'M'] },
    nationality: { enum: ['LS', 'ZA', 'CN', 'IN', 'PK', 'ZW', 'BW', 'NG', 'ET', 'BD'] },
    district: { enum: ['LS-A', 'LS-B', 'LS-C', 'LS-D', 'LS-E', 'LS-F', 'LS-G', 'LS-H', 'LS-J', 'LS-K'] },
    valid_from: date,
    valid_to: date,
    fee: { type: 'number', minimum: 0 },
    purpose: { enum: ['work', 'study', 'family', 'business', 'refuge'] }
  }
});

let rows = 0;
let rejected = 0;
const ids = new Set();
const start = performance.now();
const before = process.cpuUsage();
Papa.parse(fs.createReadStream(process.argv[2], { highWaterMark: 1 << 20 }), {
  header: true,
  skipEmptyLines: true,
  step: ({ data }) => {
    rows++;
    const isDuplicate = ids.has(data.id);
    ids.add(data.id);
    if (!validate(data) || isDuplicate) {
      rejected++;
    }
  },
  complete: () => {
    const seconds = (performance.now() - start) / 1000;
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    const used = process.cpuUsage(before);
    const processor = (used.user + used.system) / 1e6;
    console.log(`papaparse + ajv: ${seconds.toFixed(2)} s (${processor.toFixed(2)} s of processor time), ${Math.round(rows / seconds).toLocaleString('en')} rows/s, ${rejected.toLocaleString('en')} rows rejected, peak ${memory} MiB`);
  }
});
