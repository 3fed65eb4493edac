/** A key that does something on this page. */
import './key.css';

export function Key({ name }: { readonly name: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {name}
    </kbd>
  );
}
