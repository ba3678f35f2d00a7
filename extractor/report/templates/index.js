"use strict";
// Hides the rows that lack a searched word, and tells how many are left.
const search = document.getElementById("search");
const rows = [...document.querySelectorAll("tbody tr")];
const shown = document.getElementById("shown");

search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const row of rows) {
    const fits = words.every((word) => row.dataset.words.includes(word));
    row.hidden = !fits;
    count += fits;
  }
  shown.textContent = words.length ? `${count} of ${rows.length}` : "";
});
