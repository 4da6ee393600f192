// What every script may ask of colours: parts from 0 to 255 with an opacity from 0 to 1.
() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  // Gives the parts of a colour as a style sheet writes it.
  const colour = (text) => {
    if (!known.has(text)) {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = text;
      canvas.fillRect(0, 0, 1, 1);
      const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
      known.set(text, [red, green, blue, alpha / 255]);
    }
    return known.get(text);
  };
  const over = (front, back) => [0, 1, 2].map((n) => front[n] * front[3] + back[n] * (1 - front[3])).concat(1);
  const linear = (part) => (part <= 10 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4);
  const light = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const contrast = (one, other) => {
    const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
    return (bright + 0.05) / (dark + 0.05);
  };
  // The ground of the page itself, which a reader may have chosen.
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.setProperty("background-color", "Canvas");
  const [red, green, blue, alpha] = colour(getComputedStyle(probe).backgroundColor);
  const page = alpha ? [red, green, blue, 1] : [255, 255, 255, 1];
  probe.remove();
  // Gives what lies behind an element: its ground and those of all around it, over the page's own.
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) layers.push(colour(getComputedStyle(at).backgroundColor));
    return layers.reduceRight((back, front) => over(front, back), page);
  };
  return { colour, over, contrast, ground };
}
