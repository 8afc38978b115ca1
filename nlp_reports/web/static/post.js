// The page of a post: what is marked in the text lights up beside it, and the other way round.
"use strict";

const text = document.getElementById("text");
const tip = document.getElementById("tip");
const marks = [...text.querySelectorAll(".mark")];
const keysOf = (mark) => mark.dataset.facts.split(" ");
const cardOf = (key) => document.getElementById(`fact-${key}`);

function light(keys) {
  const wanted = new Set(keys);
  for (const mark of marks) mark.classList.toggle("lit", wanted.has(keysOf(mark)[0]) || (wanted.size === 1 && keysOf(mark).some((key) => wanted.has(key))));
  for (const card of document.querySelectorAll(".fact")) card.classList.toggle("lit", wanted.has(card.dataset.key));
}

function showTip(mark) {
  const sayings = keysOf(mark).map((key) => document.getElementById(`say-${key}`)).filter(Boolean);
  tip.replaceChildren(...sayings.map((saying) => {
    const copy = saying.cloneNode(true);
    copy.removeAttribute("id");
    for (const link of copy.querySelectorAll("a")) link.tabIndex = -1;
    return copy;
  }));
  tip.hidden = sayings.length === 0;
  const place = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
  const left = Math.min(place.left, document.documentElement.clientWidth - tip.offsetWidth - 12);
  const below = place.bottom + 8 + tip.offsetHeight < document.documentElement.clientHeight;
  tip.style.left = `${Math.max(left, 8) + scrollX}px`;
  tip.style.top = `${(below ? place.bottom + 8 : place.top - tip.offsetHeight - 8) + scrollY}px`;
}

function clear() {
  tip.hidden = true;
  light([]);
}

for (const mark of marks) {
  const enter = () => { light(keysOf(mark).slice(0, 1)); showTip(mark); };
  mark.addEventListener("pointerenter", enter);
  mark.addEventListener("focus", enter);
  mark.addEventListener("pointerleave", clear);
  mark.addEventListener("blur", clear);
  mark.addEventListener("click", () => {
    const card = cardOf(keysOf(mark)[0]);
    if (card) setTimeout(() => card.focus({ preventScroll: true }), 0);
  });
}
for (const card of document.querySelectorAll(".fact")) {
  const enter = (event) => { event.stopPropagation(); light([card.dataset.key]); };
  card.addEventListener("pointerover", enter);
  card.addEventListener("focusin", enter);
  card.addEventListener("pointerout", clear);
  card.addEventListener("focusout", clear);
  card.querySelector(":scope > .say .place")?.addEventListener("click", () => {
    const mark = marks.find((one) => keysOf(one)[0] === card.dataset.key) ?? marks.find((one) => keysOf(one).includes(card.dataset.key));
    if (mark) setTimeout(() => mark.focus({ preventScroll: true }), 0);
  });
}
document.addEventListener("keydown", (event) => { if (event.key === "Escape") clear(); });
