"use strict";
// Filters, articles, time, keys; then the first drawing.
const openArticle = (index) => {
  state.article = index;
  $("articles").value = index;
  drawText();
  styleMentions();
  $("reading").scrollTop = 0;
};
for (const [family, text] of Object.entries(familyNames)) {
  const count = new Set(mentions.filter((mention) => isMarked(mention) && familyOf(places[mention.place]) === family).map((mention) => mention.place)).size;
  if (!count) continue;
  const box = make("input", { type: "checkbox", checked: "", "data-kind": family });
  box.addEventListener("change", () => {
    if (box.checked) state.kinds.add(family); else state.kinds.delete(family);
    drawPlaces();
  });
  $("kinds").append(make("label", { class: `k-${family}` }, box, make("span", { class: "dot" }), make("span", { text }), make("span", { class: "count", text: String(count) })));
}
$("sure").addEventListener("input", () => {
  state.sure = Number($("sure").value);
  $("sure-value").textContent = `${state.sure} %`;
  drawPlaces();
});
const regions = new Map();
for (const mention of mentions) {
  const place = places[mention.place];
  if (place && isMarked(mention)) for (const region of new Set(place.within)) regions.set(region, (regions.get(region) || 0) + 1);
}
[...regions].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 40)
  .forEach(([region, count]) => $("region").append(make("option", { value: region, text: `${region} (${count})` })));
$("region").addEventListener("change", () => {
  state.region = $("region").value;
  drawPlaces();
  fit(state.region ? entries : focusOf(entries));
});
if (articles.length > 1) {
  $("article-choice").hidden = false;
  articles.forEach((article, index) => $("articles").append(make("option", { value: index, text: article.title || article.id })));
  $("articles").addEventListener("change", () => { openArticle(Number($("articles").value)); mark(); });
  const days = [...new Set(articles.map((article) => article.date).filter(Boolean))].sort();
  if (days.length > 1) {
    $("time-choice").hidden = false;
    $("time").max = days.length - 1;
    $("time").value = days.length - 1;
    $("time-value").textContent = days[days.length - 1];
    $("time").addEventListener("input", () => {
      state.until = days[$("time").value];
      $("time-value").textContent = state.until;
      $("time").setAttribute("aria-valuetext", state.until);
      drawPlaces();
    });
  }
}
$("theme").addEventListener("click", () => setTheme(document.documentElement.dataset.theme !== "dark"));
document.addEventListener("selectionchange", () => { $("name-it").disabled = !selectedRange(); });
// A press must not take the selection away before the click reads it.
$("name-it").addEventListener("mousedown", (event) => event.preventDefault());
const nameSelection = () => {
  const range = selectedRange();
  if (range) addMention(...range);
};
$("name-it").addEventListener("click", nameSelection);
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !card.hidden) closeCard();
  if (event.key === "n" && !event.ctrlKey && !event.metaKey && !/^(INPUT|SELECT)$/.test(event.target.tagName)) nameSelection();
});

map.setView([20, 10], 2);
setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
drawText();
drawPlaces();
fit(focusOf(entries));
document.documentElement.dataset.ready = "true";
