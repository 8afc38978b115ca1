// Reviewing by keyboard and by selecting text; every form works without it.
"use strict";

const words = document.getElementById("add-words");
const cards = [...document.querySelectorAll(".fact")];

// Offsets are in code points, as the record counts; the browser counts UTF-16 units.
function offsetOf(node, units) {
  const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
  if (!piece) return null;
  const range = document.createRange();
  range.selectNodeContents(piece);
  range.setEnd(node, units);
  return Number(piece.dataset.start) + [...range.toString()].length;
}

function takeSelection() {
  const chosen = getSelection();
  if (!words || chosen.isCollapsed || !document.getElementById("text").contains(chosen.anchorNode)) return false;
  const range = chosen.getRangeAt(0);
  const start = offsetOf(range.startContainer, range.startOffset);
  const selected = chosen.toString();
  const lead = [...selected].length - [...selected.trimStart()].length;
  words.value = selected.trim();
  document.getElementById("add-start").value = start === null ? "" : start + lead;
  const kind = document.getElementById("add-kind").value;
  for (const name of ["name", "title"]) {
    const field = document.getElementById(`add-${kind}-${name}`);
    if (field && !field.value) field.value = words.value;
  }
  return true;
}

function offerToAdd() {
  document.getElementById("add-here")?.remove();
  if (!takeSelection()) return;
  const place = getSelection().getRangeAt(0).getBoundingClientRect();
  const button = document.createElement("button");
  button.id = "add-here";
  button.type = "button";
  button.textContent = document.getElementById("add-title").textContent;
  button.style.left = `${place.left + scrollX}px`;
  button.style.top = `${place.bottom + scrollY + 6}px`;
  button.addEventListener("click", goToAdd);
  document.body.append(button);
}

function goToAdd() {
  takeSelection();
  document.getElementById("add-here")?.remove();
  document.getElementById("add").scrollIntoView({ block: "center" });
  (words.value ? document.getElementById("add-kind") : words).focus();
}

const here = () => document.activeElement.closest(".fact");
const inside = (selector) => here()?.querySelector(`:scope > .doing ${selector}`);

function step(by) {
  const from = cards.indexOf(here());
  const card = cards[Math.min(Math.max(from + by, 0), cards.length - 1)];
  card?.focus();
  card?.scrollIntoView({ block: "nearest" });
}

// By the place of the key, so that it is the same under a Kazakh, a Russian or a Latin layout.
const keys = {
  KeyJ: () => step(1),
  KeyK: () => step(-1),
  KeyA: () => inside(".do-accept")?.click(),
  KeyR: () => inside(".do-reject")?.click(),
  KeyU: () => inside(".do-withdraw")?.click(),
  KeyC: () => {
    const details = inside(".correct");
    if (!details) return;
    details.open = true;
    details.querySelector("input:not([type=hidden]), select").focus();
  },
  KeyT: () => here()?.querySelector(":scope > .say .place")?.click(),
  KeyN: () => words && goToAdd(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  if (keys[event.code]) {
    event.preventDefault();
    keys[event.code]();
  }
});
if (words) document.getElementById("text").addEventListener("mouseup", () => setTimeout(offerToAdd, 0));
if (location.hash.startsWith("#fact-")) document.getElementById(location.hash.slice(1))?.focus({ preventScroll: true });
