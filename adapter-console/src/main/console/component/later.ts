import { useEffect, useState } from 'preact/hooks';

/** A text when nobody has typed for a moment. */
export function useLater(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 200);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
