import { useEffect, useRef, useState } from 'preact/hooks';

/** Whether an element is on the screen, or nearly: what nobody sees is not asked for. */
export function useVisible<E extends Element>() {
  const place = useRef<E>(null);
  const [visible, setVisible] = useState(false);
  useEffect(() => {
    const observer = new IntersectionObserver(([entry]) => setVisible(entry.isIntersecting), {
      rootMargin: '100px',
    });
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  return { place, visible };
}
