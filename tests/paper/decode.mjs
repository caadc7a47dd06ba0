// Decodes an ESC/POS job with npos and writes its raster as rows of 0 and 1; must never know what
// the program meant to print.
import { readFileSync } from 'node:fs';
import npos from 'npos';

const [job] = process.argv.slice(2);
const parsed = await npos.parser().parse(readFileSync(job));
const rasters = parsed.entries.filter((entry) => entry.type === 'raster').map((entry) => entry.data);
for (const raster of rasters) {
  // npos gives one byte a dot, and black is 0
  for (let y = 0; y < raster.height; y += 1) {
    const row = raster.data.subarray(y * raster.width, (y + 1) * raster.width);
    console.log(Array.from(row, (dot) => (dot === 0 ? '1' : '0')).join(''));
  }
}
