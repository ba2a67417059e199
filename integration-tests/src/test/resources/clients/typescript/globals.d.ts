// The little of Node that the walk uses.
declare module 'node:assert/strict' {
  const assert: {
    equal(actual: unknown, expected: unknown): void;
    deepEqual(actual: unknown, expected: unknown): void;
    ok(value: unknown, message?: string): asserts value;
  };
  export default assert;
}
declare const process: { env: Record<string, string> };
