import { encode } from 'uqr';
import { expect, it } from 'vitest';
import { qrPath } from '#client/ui/qr-path.ts';

/** Draws the boxes of a path back onto a grid. */
function drawn(path: string, size: number): boolean[][] {
  const grid = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    grid[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  return grid;
}

it('draws every dark module of a code and no light one', () => {
  const { data, size } = encode('https://clinic.example/welcome#secret', { ecc: 'M', border: 4 });
  expect(drawn(qrPath(data), size)).toEqual(data);
});

it('draws neighbours as one box, so that no seam shows between them', () => {
  expect(qrPath([[false, true, true, false, true]])).toBe('M1 0h2v1h-2zM4 0h1v1h-1z');
});
