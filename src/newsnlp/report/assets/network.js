// People and organizations as a picture: the best connected of what the filters leave.

const [WIDTH, HEIGHT, MARGIN] = PHONE ? [400, 620, 60] : [960, 640, 100];
let nodesShown = PHONE ? 20 : 40;

function pairsOf(found) {
  const pairs = new Map();
  for (const r of found) {
    if (!r.person || !r.organization || !r.organization.type) continue;
    const key = `${r.person.id}-${r.organization.id}`;
    if (!pairs.has(key)) {
      pairs.set(key, { person: r.person, organization: r.organization, records: [], docs: new Set() });
    }
    pairs.get(key).records.push(r);
    pairs.get(key).docs.add(r.doc);
  }
  return [...pairs.values()];
}

function networkView(found) {
  const pairs = pairsOf(found);
  if (!pairs.length) return [el('p', {}, L.no_links)];
  const size = el('select', { id: 'network-size', onchange: (event) => {
    nodesShown = Number(event.target.value);
    drawView();
    byId('network-size').focus();
  } }, [20, 40, 80, 120].map((n) => el('option', { value: n, selected: n === nodesShown }, n)));
  return [el('div', { class: 'tools' }, el('label', {}, L.network_size, size),
    el('p', { class: 'note' }, L.network_hint)), picture(pairs), pairTable(pairs)];
}

// The strongest links first, and their two ends with them: so no node stands alone.
function choose(pairs) {
  const weights = new Map();
  for (const pair of pairs) {
    for (const name of [pair.person, pair.organization]) {
      weights.set(name, (weights.get(name) || 0) + pair.docs.size);
    }
  }
  const reach = (pair) => weights.get(pair.person) + weights.get(pair.organization);
  const nodes = new Map();
  const strongest = pairs.filter((pair) => pair.person !== pair.organization).sort((p, q) => (
    q.docs.size - p.docs.size || reach(q) - reach(p) || p.person.id - q.person.id
    || p.organization.id - q.organization.id));
  const has = ({ person, organization }) => nodes.has(person) && nodes.has(organization);
  const touches = ({ person, organization }) => nodes.has(person) || nodes.has(organization);
  const take = (most, wanted) => {
    for (const pair of strongest) {
      for (const name of [pair.person, pair.organization]) {
        if (nodes.size >= most) return;
        if (!has(pair) && wanted(pair)) {
          nodes.set(name, nodes.get(name) || { name, weight: weights.get(name), degree: 0 });
        }
      }
    }
  };
  take(nodesShown * 0.6, () => true); // the strongest, then who else is linked with them
  take(nodesShown, touches);
  take(nodesShown, () => true);
  const edges = strongest.filter(has)
    .map((pair) => ({ a: nodes.get(pair.person), b: nodes.get(pair.organization), pair }));
  for (const { a, b } of edges) { a.degree += 1; b.degree += 1; }
  const kept = [...nodes.values()].filter((node) => node.degree);
  return { nodes: kept.sort((a, b) => b.weight - a.weight || a.name.id - b.name.id), edges };
}

// Fruchterman and Reingold 1991 from a sunflower start: no chance, so the same data look the same.
function layout(nodes, edges) {
  const k = 0.8 * Math.sqrt((WIDTH * HEIGHT) / Math.max(nodes.length, 1));
  nodes.forEach((node, i) => {
    const radius = 16 * Math.sqrt(i + 0.5);
    node.x = radius * Math.cos(i * 2.39996) * 1.5;
    node.y = radius * Math.sin(i * 2.39996);
  });
  for (let step = 0, steps = 300; step < steps; step += 1) {
    const heat = 40 * (1 - step / steps) + 0.5;
    for (const node of nodes) { node.dx = -node.x * 0.08; node.dy = -node.y * 0.18; }
    for (let i = 0; i < nodes.length; i += 1) {
      for (let j = i + 1; j < nodes.length; j += 1) push(nodes[i], nodes[j], k);
    }
    for (const { a, b } of edges) pull(a, b, k);
    for (const node of nodes) {
      const length = Math.hypot(node.dx, node.dy) || 1;
      node.x += (node.dx / length) * Math.min(length, heat);
      node.y += (node.dy / length) * Math.min(length, heat);
    }
  }
  fit(nodes);
}

function push(a, b, k) {
  const dx = a.x - b.x || 0.01;
  const dy = a.y - b.y || 0.01;
  const square = dx * dx + dy * dy;
  if (square > 6 * k * k) return; // unlinked groups need not flee to the edges
  const force = (k * k) / square;
  a.dx += dx * force; a.dy += dy * force;
  b.dx -= dx * force; b.dy -= dy * force;
}

function pull(a, b, k) {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  const force = Math.hypot(dx, dy) / k;
  a.dx -= dx * force; a.dy -= dy * force;
  b.dx += dx * force; b.dy += dy * force;
}

function fit(nodes) {
  const spread = (key) => [Math.min(...nodes.map((n) => n[key])), Math.max(...nodes.map((n) => n[key]))];
  const [left, right] = spread('x');
  const [top, bottom] = spread('y');
  for (const node of nodes) {
    node.x = MARGIN + ((node.x - left) / (right - left || 1)) * (WIDTH - 2 * MARGIN);
    node.y = 30 + ((node.y - top) / (bottom - top || 1)) * (HEIGHT - 60);
  }
}

const CHAR = 7.4; // mean width of a letter at 12 px

// Labels take the first free place around their node, the weightiest first. Who leads the picture
// is named at any rate, over smaller nodes if need be; the rest wait for a hover.
const NAMED = PHONE ? 4 : 12;

function placeLabels(nodes) {
  const dots = nodes.map(({ x, y, r }) => [x - r, y - r, x + r, y + r]);
  const labels = [];
  nodes.forEach((node, i) => {
    const texts = [34, 18].map((most) => shorten(node.name.name, most));
    const inside = texts.flatMap((text) => placesOf(node, text)).filter(({ box: [l, t, r, b] }) => (
      l > 2 && r < WIDTH - 2 && t > 0 && b < HEIGHT));
    const free = (taken) => inside.find(({ box }) => !taken.some((other) => overlap(box, other)));
    const found = free([...dots, ...labels]) || (i < NAMED && free([dots[i], ...labels]));
    node.quiet = !found;
    node.label = found || placesOf(node, texts[0])[node.x < WIDTH / 2 ? 0 : 1];
    if (found) labels.push(found.box);
  });
}

function overlap(a, b) {
  return a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
}

// Beside a node, above and below it, then at its corners.
function placesOf({ x, y, r }, text) {
  const width = text.length * CHAR;
  const [side, up, down] = [r + 3, y - r - 4, y + r + 13];
  return [['start', x + side, y + 4], ['end', x - side, y + 4], ['middle', x, up], ['middle', x, down],
    ['start', x, up], ['end', x, up], ['start', x, down], ['end', x, down]].map(([anchor, tx, ty]) => {
    const left = tx - width * { start: 0, middle: 0.5, end: 1 }[anchor];
    return { text, anchor, x: tx, y: ty, box: [left, ty - 11, left + width, ty + 3] };
  });
}

function shorten(text, most) {
  return text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;
}

function picture(pairs) {
  const { nodes, edges } = choose(pairs);
  if (!nodes.length) return el('p', {}, L.no_links);
  layout(nodes, edges);
  const most = Math.max(...nodes.map((n) => n.weight));
  nodes.forEach((node) => { node.r = 5 + 9 * Math.sqrt(node.weight / most); });
  placeLabels(nodes);
  const box = el('div', { class: 'net' });
  for (const edge of edges) {
    edge.line = el('line', { x1: edge.a.x, y1: edge.a.y, x2: edge.b.x, y2: edge.b.y,
      'stroke-width': Math.min(1 + Math.log2(edge.pair.docs.size), 6) });
  }
  nodes.forEach((node) => { node.g = nodeElement(node, edges, box); });
  box.append(el('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'group',
    'aria-label': say('network_label', { n: nodes.length, m: edges.length }) },
  edges.map((edge) => edge.line), nodes.map((node) => node.g)));
  return el('div', {}, el('div', { class: 'legend' }, el('span', { class: 'person' }, L.facets.person),
    el('span', { class: 'organization' }, L.facets.organization)), box);
}

function nodeElement(node, edges, box) {
  const { x, y, r, name } = node;
  const person = name.type === 'PERSON';
  const act = () => toggle(person ? 'person' : 'organization', name.id);
  const { label } = node;
  const light = (on) => () => highlightNear(node, edges, box, on);
  return el('g', { class: `node${node.quiet ? ' quiet' : ''}`, tabindex: '0', role: 'button',
    'aria-label': `${name.name}: ${say('links', { n: node.degree })}`, onclick: act,
    onkeydown: (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); act(); } },
    onmouseenter: light(true), onmouseleave: light(false), onfocus: light(true), onblur: light(false) },
  el('title', {}, name.name),
  person ? el('circle', { cx: x, cy: y, r }) : el('rect', { x: x - r, y: y - r, width: 2 * r, height: 2 * r, rx: 2 }),
  el('text', { x: label.x, y: label.y, 'text-anchor': label.anchor }, label.text));
}

function highlightNear(node, edges, box, on) {
  const own = edges.filter(({ a, b }) => a === node || b === node);
  box.classList.toggle('chosen', on);
  for (const g of [node.g, ...own.flatMap(({ a, b, line }) => [a.g, b.g, line])]) g.classList.toggle('near', on);
}

function pairTable(pairs) {
  const columns = [
    { key: 'person', value: (p) => p.person.name },
    { key: 'roles', value: (p) => unique(p.records.map((r) => r.role)).join(', '), class: 'wide' },
    { key: 'organization', value: (p) => p.organization.name, class: 'wide' },
    { key: 'statuses', value: (p) => unique(p.records.map((r) => label('statuses', r.status))).join(', ') },
    { key: 'articles', value: (p) => p.docs.size, class: 'number', descending: true },
  ];
  return el('div', {}, el('h2', { class: 'more' }, L.network_table), table(columns, pairs, {
    name: 'links', caption: L.network_table, sort: { key: 'articles', descending: true },
    open: (p, button) => openArticle(p.records[0].doc, p.records[0], button),
    openLabel: (p) => `${p.person.name} — ${p.organization.name}` }));
}
