/** A request that failed: the problem that the server answered, or why there is no answer. */
export class Problem extends Error {
  constructor(
    /** The HTTP status; 0 if there is no answer. */
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly requestId: string | undefined,
    readonly errors: readonly FieldError[] = [],
  ) {
    super(detail);
  }

  get isOffline(): boolean {
    return this.status === 0;
  }

  /** The message about a field, or about the first part of it that is wrong; undefined if there is none. */
  at(pointer: string): string | undefined {
    const own = this.errors.find((error) => error.pointer === pointer);
    return (own ?? this.errors.find((error) => error.pointer.startsWith(`${pointer}/`)))?.detail;
  }
}

export interface FieldError {
  pointer: string;
  detail: string;
}

export function problemOf(status: number, body: unknown, requestId: string | undefined): Problem {
  const fields = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const errors = Array.isArray(fields['errors']) ? (fields['errors'] as FieldError[]) : [];
  return new Problem(
    status,
    text('code') ?? `HTTP_${status}`,
    text('detail') ?? text('title') ?? `HTTP ${status}`,
    text('requestId') ?? requestId,
    errors,
  );
}
