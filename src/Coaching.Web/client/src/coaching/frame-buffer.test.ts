import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FrameBuffer } from './frame-buffer.js';

let frames: Map<number, () => void>;
let asked: number;
let taken: (readonly number[])[];
let buffer: FrameBuffer<number>;

const frame = () => {
  for (const [id, each] of frames) {
    frames.delete(id);
    each();
  }
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (each: () => void) => {
    frames.set(++asked, each);
    return asked;
  });
  vi.stubGlobal('cancelAnimationFrame', (id: number) => frames.delete(id));
  frames = new Map();
  asked = 0;
  taken = [];
  buffer = new FrameBuffer((items) => taken.push(items));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('gives what came since the last frame at once, with the next', () => {
  buffer.add([1]);
  buffer.add([2, 3]);
  expect(taken).toEqual([]);

  frame();
  buffer.add([4]);
  frame();

  expect(taken).toEqual([[1, 2, 3], [4]]);
});

it('gives it a second later where no frame comes: the page was hidden just then', () => {
  buffer.add([1]);
  vi.advanceTimersByTime(1_000);
  buffer.add([2]);
  vi.advanceTimersByTime(1_000);

  expect(taken).toEqual([[1], [2]]);
  expect([vi.getTimerCount(), frames.size]).toEqual([0, 0]);
});

it('gives nothing twice', () => {
  buffer.add([1]);
  vi.advanceTimersByTime(1_000);
  frame();

  expect(taken).toEqual([[1]]);
});

it('drops what belongs to a connection that is gone', () => {
  buffer.add([1]);
  buffer.drop();
  frame();

  expect(taken).toEqual([]);
});
