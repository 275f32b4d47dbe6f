"use strict";
// The article's text, its places marked. Each piece of text remembers where it stands in the article.
const startOf = new WeakMap();
const drawText = () => {
  const article = articles[state.article];
  const title = article.title || article.id;
  const isInText = article.text.replace(/^[\s#*_]+/, "").startsWith(title);
  $("title").textContent = title;
  $("title").classList.toggle("visually-hidden", isInText);
  const facts = [article.source, article.date, article.focus && `About ${article.focus}`].filter(Boolean);
  $("byline").replaceChildren(facts.join(" · "));
  // An article's own word for where it is from: followed only where it leads to a web page.
  if (/^https?:\/\//i.test(article.url || "")) {
    const link = make("a", { href: article.url, rel: "noopener noreferrer", text: "Original" });
    $("byline").append(facts.length ? " · " : "", link);
  }
  const reading = $("reading");
  const top = reading.scrollTop;
  reading.replaceChildren();
  const breaks = [...article.text.matchAll(/\n\s*\n/g)].map((match) => [match.index, match.index + match[0].length]);
  const ends = [...breaks.map(([from]) => from), article.text.length];
  const starts = [0, ...breaks.map(([, to]) => to)];
  const marked = article.mentions.filter(isMarked);
  starts.forEach((start, index) => {
    if (start < ends[index]) reading.append(paragraph(article, start, ends[index], marked));
  });
  reading.scrollTop = top;
};
const paragraph = (article, start, end, marked) => {
  const text = article.text.slice(start, end);
  const heading = /^(#{1,6} +|\*\*(?=[^*]+\*\*$))/.exec(text);
  const element = make("p", heading ? { class: "heading" } : {});
  const add = (parent, from, to, isHidden) => {
    if (from >= to) return;
    const node = document.createTextNode(article.text.slice(from, to));
    startOf.set(node, from);
    parent.append(isHidden ? make("span", { hidden: "" }, node) : node);
  };
  let at = start;
  if (heading) { at = start + heading[0].length; add(element, start, at, true); }
  const tail = heading && heading[0] === "**" ? end - 2 : end;
  for (const mention of marked) {
    if (mention.start < at || mention.end > tail) continue;
    add(element, at, mention.start);
    const word = make("span", { class: "mention", role: "button", tabindex: "0", "data-mention": mention.index });
    add(word, mention.start, mention.end);
    element.append(word);
    at = mention.end;
  }
  add(element, at, tail);
  add(element, tail, end, true);
  return element;
};
const wordFor = (mention) => document.querySelector(`.mention[data-mention="${mention.index}"]`);
const styleMentions = () => {
  for (const word of document.querySelectorAll(".mention")) {
    const mention = mentions[word.dataset.mention];
    const place = places[mention.place];
    word.className = `mention k-${familyOf(place)}`;
    word.style.setProperty("--sure", mention.confidence);
    word.classList.toggle("removed", Boolean(mention.removed));
    word.classList.toggle("unplaced", !place && !mention.removed);
    word.classList.toggle("filtered", Boolean(place) && !mention.removed && !isShown(mention));
    word.classList.toggle("mended", Boolean(mention.before));
    const said = mention.removed ? "marked as not a place" : place ? `${place.label}, ${percent(mention.confidence)} sure` : "no place found";
    word.setAttribute("aria-label", `${wordsOf(mention)}: ${said}`);
  }
};
const mentionAt = (event) => {
  const word = event.target.closest && event.target.closest(".mention");
  return word ? mentions[word.dataset.mention] : null;
};
$("reading").addEventListener("click", (event) => {
  const mention = mentionAt(event);
  if (mention && getSelection().isCollapsed) choose(mention, "text");
});
$("reading").addEventListener("keydown", (event) => {
  const mention = mentionAt(event);
  if (mention && (event.key === "Enter" || event.key === " ")) { event.preventDefault(); choose(mention, "text"); }
});
// Pointing at words shows the place's tooltip on the map, or beside the words where the map does not show it.
const tip = make("div", { class: "leaflet-tooltip ui", id: "tip", hidden: "" });
document.body.append(tip);
const hideTip = () => {
  tip.hidden = true;
  for (const entry of entries) entry.dot.closeTooltip();
};
$("reading").addEventListener("mouseover", (event) => {
  hideTip();
  const mention = mentionAt(event);
  const place = mention && places[mention.place];
  if (!place) return;
  tip.replaceChildren(aboutPlace(place, mention));
  tip.hidden = false;
  const word = event.target.closest(".mention").getClientRects()[0];
  tip.style.position = "fixed";
  tip.style.zIndex = 3000;
  tip.style.left = `${Math.max(8, Math.min(word.left, innerWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${word.bottom + 6 + tip.offsetHeight > innerHeight ? word.top - tip.offsetHeight - 6 : word.bottom + 6}px`;
});
$("reading").addEventListener("mouseout", hideTip);

// The selected words, without the blanks around them, as offsets in the article.
const selectedRange = () => {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const { startContainer, startOffset, endContainer, endOffset } = selection.getRangeAt(0);
  if (!startOf.has(startContainer) || !startOf.has(endContainer)) return null;
  const text = articles[state.article].text;
  let start = startOf.get(startContainer) + startOffset, end = startOf.get(endContainer) + endOffset;
  while (start < end && /\s/.test(text[start])) start += 1;
  while (start < end && /\s/.test(text[end - 1])) end -= 1;
  return start < end && end - start <= 100 && !/\n\s*\n/.test(text.slice(start, end)) ? [start, end] : null;
};
