// Words of the glossary in a reply: a dotted word opens a small note with its meaning. The server's script opens and places the notes.
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';
import type { TermPlaceView } from '../../protocol/rest.ts';
import type { Api } from '../shared/api.ts';

/** Where the terms stand in a text; none until the text is whole and the server has said. */
export function useTermPlaces(api: Api, text: string, isWhole: boolean): TermPlaceView[] {
  const [places, setPlaces] = useState<TermPlaceView[]>([]);
  useEffect(() => {
    let isCurrent = true;
    setPlaces([]);
    if (isWhole && text !== '') {
      void api.send<{ places: TermPlaceView[] }>('POST', '/glossary/places', { text }).then((result) => {
        if (!isCurrent || 'error' in result) return;
        loadNotes();
        setPlaces(result.data.places);
      });
    }
    return () => {
      isCurrent = false;
    };
  }, [api, text, isWhole]);
  return places;
}

/** The plain part of a reply from `from` on, `text`, with its terms marked. */
export function withTerms(text: string, from: number, places: TermPlaceView[]): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let at = 0;
  for (const place of places) {
    const [start, end] = [place.start - from, place.end - from];
    if (start < at || end > text.length) continue;
    parts.push(text.slice(at, start));
    parts.push(
      <Term key={place.id} place={place}>
        {text.slice(start, end)}
      </Term>,
    );
    at = end;
  }
  parts.push(text.slice(at));
  return parts;
}

// A link that wraps like the words around it, so that nothing moves when it appears. Without the script it leads to the glossary.
function Term({ place, children }: { place: TermPlaceView; children: ComponentChildren }) {
  const id = useId();
  return (
    <>
      <a class="term" href={place.url} target="_blank" rel="noreferrer" aria-expanded="false" aria-describedby={id}>
        {children}
      </a>
      <span class="term-note" popover="auto">
        <span id={id}>{place.definition}</span>{' '}
        <a href={place.articleUrl ?? place.url} target="_blank" rel="noreferrer">
          Read more
        </a>
      </span>
    </>
  );
}

// Once for the page, with the first term that is shown.
function loadNotes() {
  if (document.getElementById('term-notes')) return;
  const style = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: '/glossary/terms.css' });
  const script = Object.assign(document.createElement('script'), {
    id: 'term-notes',
    type: 'module',
    src: '/glossary/terms.js',
  });
  document.head.append(style, script);
}
