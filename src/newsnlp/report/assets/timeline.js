// Dated events: bars that count them, then the events themselves, the latest first.

const UNITS = [
  // name, most bars, key of an ISO date, first and last day of a key
  ['day', 62, (iso) => iso.slice(0, 10), (key) => [key, key]],
  ['month', 72, (iso) => iso.slice(0, 7), (key) => [`${key}-01`, lastDay(key)]],
  ['year', 80, (iso) => iso.slice(0, 4), (key) => [`${key}-01-01`, `${key}-12-31`]],
  ['decade', 80, (iso) => `${iso.slice(0, 3)}0`, (key) => [`${key}-01-01`, `${key.slice(0, 3)}9-12-31`]],
  ['century', Infinity, (iso) => `${iso.slice(0, 2)}00`, (key) => [`${key}-01-01`, `${key.slice(0, 2)}99-12-31`]],
];
let eventsShown = PAGE;

function lastDay(month) {
  const [y, m] = month.split('-').map(Number);
  return `${month}-${String(new Date(Date.UTC(y, m, 0)).getUTCDate()).padStart(2, '0')}`;
}

function nextKey(unit, key) {
  if (unit === 'day') return new Date(Date.parse(key) + 864e5).toISOString().slice(0, 10);
  if (unit === 'month') {
    const [y, m] = key.split('-').map(Number);
    return m === 12 ? `${String(y + 1).padStart(4, '0')}-01` : `${key.slice(0, 5)}${String(m + 1).padStart(2, '0')}`;
  }
  return String(Number(key) + { year: 1, decade: 10, century: 100 }[unit]).padStart(4, '0');
}

// An event is one name with one first day; its rows are its participants.
function eventsOf(found) {
  const rows = found.filter((r) => r.kind === 'event' && r.event);
  const told = group(rows, (r) => [`${r.event.id}|${r.start || ''}`]);
  const groups = group([...told.values()], (list) => [acrossArticles(list)]);
  return [...groups.values()].map((lists) => lists.flat()).map((list) => ({
    event: list[0].event, first: list[0], records: list, start: list[0].start,
    end: list[0].end, docs: new Set(list.map((r) => r.doc)),
    places: unique(list.map((r) => r.place)), people: unique(list.map((r) => r.person && r.person.name)),
  }));
}

// Two articles tell of one event where it has the same day and name, and a proper name is in that
// («заседание думы Самары») or the same person at it: two deaths of a day are two. Of a visit the
// person, day and town are enough: «рабочий визит», «посещение Луговца».
function acrossArticles(list) {
  const { event, start } = list[0];
  const place = list.map((r) => r.place).find(Boolean);
  const guest = Math.min(...list.flatMap((r) => r.people).map((p) => p.id));
  if (start && place && guest < Infinity && isVisit(event.name)) return `visit|${start}|${place}|${guest}`;
  const proper = /.\p{Lu}/u.test(event.name);
  const who = proper ? 0 : Math.min(...list.map((r) => (r.person ? r.person.id : Infinity)));
  return start && who < Infinity ? `${fold(event.name)}|${start}|${proper || who}` : `${event.id}|${start || ''}|`;
}

// «Посещение больницы» is another visit than that of the next school.
function isVisit(name) {
  const words = name.split(' ');
  const at = words.findIndex((word) => Object.hasOwn(data.visits, word.toLowerCase()));
  const object = at >= 0 && data.visits[words[at].toLowerCase()] && /^\p{Ll}/u.test(words[at + 1] || '');
  return at >= 0 && !object;
}

function timelineView(found) {
  const events = eventsOf(found);
  const dated = events.filter((e) => e.start).sort((a, b) => (a.start < b.start ? 1 : a.start > b.start ? -1 : 0));
  if (!dated.length) return [el('p', {}, say('no_dated', { m: events.length }))];
  const list = el('ol', { class: 'timeline' });
  const more = el('button', { type: 'button', class: 'more', onclick: () => { eventsShown += PAGE; draw(); } });
  function draw() {
    const shown = dated.slice(0, eventsShown);
    list.replaceChildren(...[...group(shown, (e) => [e.end && e.end !== e.start ? `${e.start}/${e.end}` : e.start])]
      .map(([when, several]) => el('li', {}, el('time', { datetime: when.split('/')[0] },
        period(...when.split('/'))), several.map(eventButton))));
    more.textContent = say('more', { n: dated.length - shown.length });
    more.hidden = shown.length === dated.length;
  }
  draw();
  return [el('p', { class: 'note' }, say('timeline_hint', { n: dated.length, m: events.length - dated.length })),
    bars(dated), list, more];
}

function eventButton(item) {
  const about = [item.people.join(', '), item.places.join(', ')].filter(Boolean).join(' · ');
  return el('button', { type: 'button', onclick: (event) => openArticle(item.first.doc, item.first, event.currentTarget) },
    item.event.name, about ? el('small', {}, about) : '');
}

// Births and other events of long ago must not squeeze the rest, nor a few that are far ahead: they
// share the first bar or the last where the bars then show the rest more finely.
const CUTS = [0, 0.05, 0.1, 0.2];

function bars(dated) {
  const starts = dated.map((e) => e.start).reverse();
  const finest = (one, other) => (UNITS.indexOf(other.unit) < UNITS.indexOf(one.unit) ? other : one);
  const { unit: [unit, , keyOf, spanOf], low, high } = CUTS.map((cut) => axisOf(starts, cut)).reduce(finest);
  const keys = keysBetween(unit, keyOf(low), keyOf(high), 1000);
  const [first, last] = [spanOf(keys[0])[0], spanOf(keys.at(-1))[1]];
  const inside = count(starts.filter((s) => s >= first && s <= last).map(keyOf));
  const every = Math.ceil(keys.length / (PHONE ? 4 : 12));
  const all = keys.map((key, i) => ({ name: keyText(unit, key), span: spanOf(key), n: inside.get(key) || 0, tick: i % every === 0 }));
  const beyond = (word, key, several) => (several.length ? [{ name: say(word, { date: keyText(unit, key) }),
    span: [several[0], several.at(-1)], n: several.length, tick: true, beyond: true }] : []);
  return drawBars([...beyond('before', keys[0], starts.filter((s) => s < first)), ...all,
    ...beyond('after', keys.at(-1), starts.filter((s) => s > last))]);
}

function axisOf(starts, cut) {
  const spare = (share) => Math.floor(starts.length * share);
  const [low, high] = [starts[spare(cut)], starts.at(-1 - spare(Math.min(cut, CUTS[1])))];
  const unit = UNITS.find(([name, most, key]) => keysBetween(name, key(low), key(high), most + 1).length <= most);
  return { unit, low, high };
}

function drawBars(all) {
  const most = Math.max(...all.map(({ n }) => n));
  const box = el('div', { class: 'bars', role: 'group', 'aria-label': L.timeline_label }, all.map(({ name, span, n, tick, beyond }) => {
    const bar = el('i');
    bar.style.height = `${(78 * n) / most}%`;
    const text = `${name}: ${say('events_n', { n })}`;
    return el('button', { type: 'button', class: beyond ? 'beyond' : null, title: text, 'aria-label': text, disabled: !n,
      onclick: () => { setDates(...span); update(); } },
    n ? el('b', {}, String(n)) : '', bar, el('span', { class: 'tick' }, tick ? name : ''));
  }));
  requestAnimationFrame(() => { box.scrollLeft = box.scrollWidth; }); // the latest, where not all have room
  return box;
}

function keysBetween(unit, first, last, limit) {
  const keys = [];
  for (let key = first; key <= last && keys.length < limit; key = nextKey(unit, key)) keys.push(key);
  return keys;
}

function keyText(unit, key) {
  if (unit === 'decade') return say('decade', { key });
  if (unit === 'century') return `${key}–${key.slice(0, 2)}99`;
  return unit === 'year' ? key : key.split('-').reverse().join('.');
}
