/** A failed call to the operating system. */
export interface SystemError extends Error {
  /** As errno(3) names it: ENOENT, ENOSPC ... */
  readonly code: string;
  readonly syscall: string;
}

/** Whether the operating system refused a call, with one of these codes where any are given. Anything else that is thrown is a fault of ours. */
export function isSystemError(error: unknown, ...codes: readonly string[]): error is SystemError {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return false;
  return typeof error.code === "string" && (codes.length === 0 || codes.includes(error.code));
}

/** There is no such file. */
export function isMissing(error: unknown): error is SystemError {
  return isSystemError(error, "ENOENT", "ENOTDIR", "ELOOP", "ENAMETOOLONG");
}

/** The file may not or cannot be read: it concerns this file alone. */
export function isUnreadable(error: unknown): error is SystemError {
  return isMissing(error) || isSystemError(error, "EACCES", "EPERM", "EISDIR", "EIO", "EBUSY", "ENXIO", "EOVERFLOW");
}

/** The place may not or cannot be written. */
export function isUnwritable(error: unknown): error is SystemError {
  return isUnreadable(error) || isSystemError(error, "EROFS", "ENOSPC", "EDQUOT", "EFBIG", "EEXIST", "ENOTEMPTY");
}

/** The process has as many files open as it may, or the machine has. This passes. */
export function isExhausted(error: unknown): error is SystemError {
  return isSystemError(error, "EMFILE", "ENFILE");
}
