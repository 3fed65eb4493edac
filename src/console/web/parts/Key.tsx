/** A key that does something on this page. */
export function Key({ name }: { readonly name: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {name}
    </kbd>
  );
}
