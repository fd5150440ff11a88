// DuckDB behind a pipe. A line in is a statement; a line out is the milliseconds that it took, and with "cells " before the
// statement, its rows as JSON after them.
import readline from 'node:readline';
import { DuckDBInstance } from '@duckdb/node-api';

const instance = await DuckDBInstance.create(':memory:', { threads: process.argv[2] ?? '2' });
const connection = await instance.connect();
for await (const line of readline.createInterface({ input: process.stdin })) {
  const wantsCells = line.startsWith('cells ');
  const begun = performance.now();
  const result = await connection.run(wantsCells ? line.slice(6) : line);
  const took = performance.now() - begun;
  const cells = wantsCells ? JSON.stringify((await result.getRows()).map((row) => row.map(Number))) : '';
  process.stdout.write(`${took.toFixed(3)} ${cells}\n`);
}
