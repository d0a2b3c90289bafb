import { useSearchParams } from '@solidjs/router';
import { createEffect, createMemo, createSignal, For, on, onCleanup, onMount, Show } from 'solid-js';
import { Card } from './card.jsx';
import { engine, groups } from './catalogue.js';
import { title, words } from './layout.jsx';
import { PAGE } from './search.js';

/** How many covers are in view at once. */
const EAGER = 4;

const SORTS = {
  best: 'Phù hợp nhất',
  'price-up': 'Giá thấp trước',
  'price-down': 'Giá cao trước',
  name: 'Tên từ A đến Y',
};
const STARS = { '': 'Mọi hạng sao', 5: '5 sao', 4: '4 sao', 3: '3 sao' };

/** A choice of one of several, which stands in the address. */
function Choice(props) {
  return (
    <label class="sort">
      <span>{props.label}</span>
      <select
        class="sort__field"
        value={props.value}
        onChange={({ currentTarget }) => props.choose(currentTarget.value)}
      >
        <For each={Object.entries(props.options)}>
          {([value, label]) => <option value={value}>{label}</option>}
        </For>
      </select>
    </label>
  );
}

export function Products() {
  title(() => 'Sản phẩm');
  const [params, setParams] = useSearchParams();
  const [shown, setShown] = createSignal(PAGE);
  const put = (change) => setParams(change, { replace: true, scroll: false });
  const filters = () => ({ group: params.group, stars: Number(params.stars) || undefined });
  const result = createMemo(() => engine()?.search(words(), filters(), params.sort));
  const page = createMemo(() => result()?.hits.slice(0, shown()));
  createEffect(on(result, () => setShown(PAGE), { defer: true }));

  let end;
  onMount(() => {
    const more = () => setShown((count) => Math.min(count + PAGE, Math.max(PAGE, result().hits.length)));
    const seen = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && result() && more(), {
      rootMargin: '300px',
    });
    seen.observe(end);
    onCleanup(() => seen.disconnect());
    // The index is ready before the first key, without holding up the first view.
    createEffect(() => engine() && (window.requestIdleCallback ?? setTimeout)(() => engine().index()));
  });

  return (
    <div class="page">
      <h1 class="page__title">Sản phẩm</h1>
      <nav class="pills" aria-label="Nhóm sản phẩm">
        <ul role="list">
          <For each={groups()}>
            {(group) => (
              <li>
                <button
                  type="button"
                  class="pill"
                  aria-current={params.group === group.slug ? 'true' : undefined}
                  onClick={() => put({ group: params.group === group.slug ? undefined : group.slug })}
                >
                  {group.name} ({result()?.counts[group.slug] ?? 0})
                </button>
              </li>
            )}
          </For>
        </ul>
      </nav>
      <div class="browse__bar">
        <p class="page__count" role="status">
          {result() ? `${result().hits.length} sản phẩm` : 'Đang tải…'}
        </p>
        <Choice label="Hạng sao" options={STARS} value={params.stars ?? ''} choose={(stars) => put({ stars: stars || undefined })} />
        <Choice label="Sắp xếp" options={SORTS} value={params.sort ?? 'best'} choose={(sort) => put({ sort })} />
      </div>
      <h2 class="hidden">Kết quả</h2>
      <ul class="grid" role="list">
        <For each={page()}>{(product, at) => <li><Card product={product} eager={at() < EAGER} /></li>}</For>
      </ul>
      <div ref={end}>
        <Show when={result()?.hits.length > shown()}>
          <button type="button" class="button" onClick={() => setShown(shown() + PAGE)}>Xem thêm</button>
        </Show>
      </div>
    </div>
  );
}
