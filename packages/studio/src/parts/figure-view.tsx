import { useEffect, useRef } from 'preact/hooks';

/** A figure of the library in the page: drawn anew when what it shows is another. */
export function FigureView({ figure, caption }: { figure: SVGElement | null; caption?: string }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (figure === null) place.current?.replaceChildren();
    else place.current?.replaceChildren(figure);
  }, [figure]);
  return (
    <figure class="drawing">
      <div ref={place} />
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
