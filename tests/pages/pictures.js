// Measures every picture of the page as it stands there, in whatever font and colours it got.
// Gives a line for each fault: words over words, out of their box or the picture, under a line or a
// box, too faint; things over things; things without a row, and rows without a thing.
() => {
  const NEAR = 1; // pixels that may be lost to rounding
  const TEXT_CONTRAST = 4.5;
  const SHAPE_CONTRAST = 3;
  const SMALLEST = 11;

  // --- colours -------------------------------------------------------------------------------

  const { colour, over, contrast, ground } = colours;
  const once = (work) => {
    const found = new Map();
    return (key) => found.get(key) ?? found.set(key, work(key)).get(key);
  };
  const painted = (element, property) => {
    const style = getComputedStyle(element);
    if (style[property] === "none") return [0, 0, 0, 0];
    const [red, green, blue, alpha] = colour(style[property]);
    let opacity = alpha * style[property + "Opacity"];
    for (let at = element; at.localName !== "svg"; at = at.parentNode) opacity *= getComputedStyle(at).opacity;
    return [red, green, blue, opacity];
  };
  const fills = once((element) => painted(element, "fill"));
  const strokes = once((element) => painted(element, "stroke"));
  const paint = (element, property) => (property === "fill" ? fills(element) : strokes(element));

  // --- places, in pixels of the window -------------------------------------------------------

  const canvas = new OffscreenCanvas(1, 1).getContext("2d");
  const box = once((element) => element.getBoundingClientRect());
  // The ink of a text, which is less than the room that its font asks for.
  const ink = (text) => {
    const style = getComputedStyle(text);
    canvas.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const size = canvas.measureText(text.textContent);
    const matrix = text.getScreenCTM();
    const base = matrix.f + matrix.d * text.y.baseVal[0].value;
    const whole = box(text);
    const top = base - matrix.d * size.actualBoundingBoxAscent;
    const bottom = base + matrix.d * size.actualBoundingBoxDescent;
    return { left: whole.left, right: whole.right, top, bottom };
  };
  const shared = (a, b) => Math.min(
    Math.min(a.right, b.right) - Math.max(a.left, b.left),
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
  );
  const within = (inner, outer) => inner.left >= outer.left - NEAR && inner.right <= outer.right + NEAR
    && inner.top >= outer.top - NEAR && inner.bottom <= outer.bottom + NEAR;
  const inverse = once((shape) => shape.getScreenCTM().inverse());
  const holds = (shape, x, y) => {
    const { left, right, top, bottom } = box(shape);
    if (x < left || x > right || y < top || y > bottom) return false;
    const point = new DOMPoint(x, y).matrixTransform(inverse(shape));
    return shape.isPointInFill(point);
  };
  const middle = (one) => [(one.left + one.right) / 2, (one.top + one.bottom) / 2];
  const earlier = (one, other) => Boolean(one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING);
  const along = once((path) => {
    const matrix = path.getScreenCTM();
    const length = path.getTotalLength();
    const steps = Math.max(2, Math.ceil(length / 4));
    return Array.from({ length: steps + 1 }, (_, n) => path.getPointAtLength((length * n) / steps).matrixTransform(matrix));
  });

  // Where the points of a line are; its own box leaves out a line that goes straight down.
  const room = once((path) => {
    const [xs, ys] = [along(path).map(({ x }) => x), along(path).map(({ y }) => y)];
    return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  });

  // --- one picture ---------------------------------------------------------------------------

  const faults = [];
  const pairs = (list, check) => list.forEach((one, n) => list.slice(n + 1).forEach((other) => check(one, other)));

  function measure(svg) {
    const name = svg.querySelector("title").textContent;
    const fault = (text) => faults.push(`${name}: ${text}`);
    const texts = [...svg.querySelectorAll("text")].map((element) => ({
      element, told: `"${element.textContent.slice(0, 40)}"`, node: element.closest(".node"), ...ink(element),
    }));
    const shapes = [...svg.querySelectorAll("rect, path")].filter((one) => getComputedStyle(one).display !== "none");
    const lines = shapes.filter((one) => one.matches(".line"));
    const boxes = shapes.filter((one) => one.localName === "rect").map((element) => ({ element, node: element.closest(".node"), rect: box(element) }));
    const filled = shapes.filter((one) => !one.matches(".line"));
    const back = ground(svg);
    // What is painted at a point: all that is filled and comes before a shape, or is not of its node.
    const behind = (x, y, isBehind) => filled.filter((shape) => holds(shape, x, y) && isBehind(shape))
      .reduce((sum, shape) => over(paint(shape, "fill"), sum), back);

    pairs(texts, (one, other) => {
      if (shared(one, other) > NEAR) fault(`${one.told} runs over ${other.told}`);
    });
    for (const text of texts) {
      if (!within(text, box(svg))) fault(`${text.told} leaves the picture`);
      const size = parseFloat(getComputedStyle(text.element).fontSize) * text.element.getScreenCTM().a;
      if (size < SMALLEST) fault(`${text.told} is ${size.toFixed(1)} px high`);
      for (const { element, rect } of boxes) {
        if (shared(text, rect) <= NEAR) continue;
        if (!within(text, rect)) fault(`${text.told} runs over the edge of a box`);
        else if (earlier(text.element, element) && paint(element, "fill")[3]) fault(`${text.told} lies under a box`);
      }
      for (const line of lines) {
        if (shared(text, room(line)) < 0) continue;
        const crossing = along(line).find(({ x, y }) => x > text.left + NEAR && x < text.right - NEAR
          && y > text.top + NEAR && y < text.bottom - NEAR && !filled.some((shape) => earlier(line, shape)
            && earlier(shape, text.element) && paint(shape, "fill")[3] === 1 && holds(shape, x, y)));
        if (crossing) fault(`${text.told} is crossed by a line (${line.getAttribute("class")})`);
      }
      const y = (text.top + text.bottom) / 2;
      const places = [text.left + NEAR, (text.left + text.right) / 2, text.right - NEAR];
      for (const x of places) {
        const under = behind(x, y, (shape) => earlier(shape, text.element));
        const found = contrast(over(paint(text.element, "fill"), under), under);
        if (found < TEXT_CONTRAST) { fault(`${text.told} has a contrast of ${found.toFixed(2)}`); break; }
      }
    }

    const bodies = boxes.filter((one) => one.node);
    pairs(bodies, (one, other) => {
      if (one.node !== other.node && shared(one.rect, other.rect) > NEAR)
        fault(`the box of "${one.node.ariaLabel || node.textContent}" lies over that of "${other.node.ariaLabel || node.textContent}"`);
    });
    for (const text of texts) for (const body of bodies)
      if (text.node !== body.node && shared(text, body.rect) > NEAR) fault(`${text.told} lies over the box of "${body.node.ariaLabel || node.textContent}"`);

    for (const { node, element, rect } of bodies) {
      const [x, y] = middle(rect);
      const around = [[rect.left - 3, y], [rect.right + 3, y], [x, rect.top - 3], [x, rect.bottom + 3]];
      for (const [px, py] of around) {
        const outside = behind(px, py, (shape) => !node.contains(shape));
        const inside = over(paint(element, "fill"), outside);
        const best = Math.max(contrast(inside, outside), contrast(over(paint(element, "stroke"), outside), outside));
        if (best < SHAPE_CONTRAST) { fault(`the box of "${node.ariaLabel || node.textContent}" has a contrast of ${best.toFixed(2)}`); break; }
      }
    }
    for (const area of filled.filter((one) => one.localName === "path" && !one.matches(".head"))) {
      const fill = over(paint(area, "fill"), back);
      const found = contrast(over(paint(area, "stroke"), fill), fill);
      if (found < SHAPE_CONTRAST) fault(`the edge of an area has a contrast of ${found.toFixed(2)}`);
    }
    for (const line of lines.filter((one) => !one.matches(".tone-quiet"))) {
      const { x, y } = along(line)[Math.floor(along(line).length / 2)];
      const under = behind(x, y, (shape) => earlier(shape, line));
      const found = contrast(over(paint(line, "stroke"), under), under);
      if (found < SHAPE_CONTRAST) fault(`a line (${line.getAttribute("class")}) has a contrast of ${found.toFixed(2)}`);
    }
  }

  const pictures = [...document.querySelectorAll("svg.picture")];
  pictures.forEach(measure);
  return { faults, pictures: pictures.length, texts: document.querySelectorAll("svg.picture text").length };
}
