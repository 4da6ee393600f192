// Tries what somebody might who gets a foot into the page; says what of it worked.
async () => {
  const outside = "https://outside.invalid/";
  const add = (name, attributes, text = "") => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    document.body.append(made);
    return made;
  };
  const later = () => new Promise((done) => setTimeout(done, 100));

  add("script", {}, "window.ran = true");
  add("script", { src: outside + "a.js" });
  add("div", { onclick: "window.ran = true" }).click();
  add("style", {}, `
    body { outline-color: rgb(1, 2, 3) }
  `);
  const painted = add("p", { style: "color: rgb(1, 2, 3)" }, "painted");
  add("img", { src: outside + "a.png" });
  add("img", { src: "data:image/gif;base64,R0lGODlhAQABAAAAACw=" });
  add("iframe", { src: outside });
  add("link", { rel: "stylesheet", href: outside + "a.css" });
  add("form", { action: outside }).requestSubmit();
  new FontFace("Outside", `url(${outside}a.woff2)`).load().catch(() => {});
  const fetched = await fetch(outside).then(() => true, () => false);
  await later();
  return {
    ran: window.ran === true,
    fetched,
    painted: [getComputedStyle(painted).color, getComputedStyle(document.body).outlineColor]
      .includes("rgb(1, 2, 3)"),
  };
}
