// How wide the window is as the page opens: where filters stand above (as in the style), a telephone.
const NARROW = matchMedia('(max-width: 1000px)').matches;
const PHONE = matchMedia('(max-width: 600px)').matches;

// Elements without innerHTML: text of articles is only ever text.

function el(tag, attributes = {}, ...children) {
  const svg = ['svg', 'g', 'line', 'circle', 'rect', 'text', 'title'].includes(tag);
  const node = svg
    ? document.createElementNS('http://www.w3.org/2000/svg', tag)
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

function byId(id) {
  return document.getElementById(id);
}

// «{n} из {all}» with numbers as the reader writes them.
function say(key, values = {}) {
  return L[key].replace(/\{(\w+)\}/g, (_, name) =>
    typeof values[name] === 'number' ? values[name].toLocaleString(LANG) : values[name]);
}

function label(group, code) {
  return (L[group] && L[group][code]) || code || '';
}

// Search knows neither case nor ё.
function fold(text) {
  return text.toLowerCase().replaceAll('ё', 'е');
}
