"use strict";
(() => {
  // The colours of Okabe and Ito, less the yellow; what is black on white is white on black.
  const series = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#1b1f24"];
  const bright = ["#4FA8DC", "#F08A4B", "#3CC79E", "#E3A6C8", "#F0B93A", "#8CCBF0", "#e6e9ed"];
  // The regions of a density, the smallest first.
  const shades = ["#5b9bc8", "#8fbfdf", "#bfdaee", "#e2eef8"];
  const nightShades = ["#4683ae", "#316187", "#224562", "#1b2f42"];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const buttons = [["toImage"], ["zoom2d", "pan2d"], ["zoomIn2d", "zoomOut2d", "resetScale2d"]];
  const config = { responsive: true, displaylogo: false, modeBarButtons: buttons };

  function theme(forPrint) {
    const night = dark.matches && !forPrint;
    const own = night ? bright : series;
    return {
      ink: night ? "#e6e9ed" : "#1b1f24",
      soft: night ? "#9aa4af" : "#808080",
      line: night ? "#353c45" : "#d0d7de",
      paper: night ? "#14181d" : "#ffffff",
      missing: night ? "#353c45" : "#eeeeee",
      fit: own[1],
      // On a map of all colours: a light line with a dark edge.
      light: "#ffffff",
      edge: "#1a1a1a",
      series: own,
      band: own.map((value) => value + "33"),
      shade: night ? nightShades : shades,
    };
  }

  function color(name, look) {
    const [kind, number] = name.split("-");
    return number === undefined ? look[kind] : look[kind][Number(number)];
  }

  // The figures name colours; here they become those of the theme.
  function dressed(value, look, key) {
    if (Array.isArray(value)) return typeof value[0] === "object" ? value.map((one) => dressed(one, look)) : value;
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, dressed(inner, look, name)]));
    }
    return (key === "color" || key === "fillcolor") && typeof value === "string" ? color(value, look) : value;
  }

  function axis(given, look) {
    return { automargin: true, gridcolor: look.line, zerolinecolor: look.line, linecolor: look.ink, showline: true, ticks: "outside", tickcolor: look.ink, exponentformat: "power", ...given };
  }

  function draw(node, figure, forPrint) {
    const look = theme(forPrint);
    const layout = {
      margin: { l: 60, r: 20, t: 28, b: 50 },
      paper_bgcolor: look.paper,
      plot_bgcolor: look.paper,
      font: { family: "system-ui, sans-serif", size: 13, color: look.ink },
      hoverlabel: { font: { family: "system-ui, sans-serif" } },
      // Below, where the buttons that come with the mouse cover nothing.
      legend: { orientation: "h", x: 0, yref: "container", y: 0, yanchor: "bottom" },
      ...figure.layout,
      xaxis: axis(figure.layout.xaxis, look),
      yaxis: axis(figure.layout.yaxis, look),
    };
    if (forPrint) layout.width = Math.min(node.clientWidth, 680);
    return Plotly.react(node, dressed(figure.data, look), layout, config);
  }

  const charts = [...document.querySelectorAll(".chart")].map((node) => ({ node, figure: JSON.parse(node.nextElementSibling.textContent) }));
  const redraw = (forPrint) => Promise.all(charts.map((chart) => draw(chart.node, chart.figure, forPrint)));
  dark.addEventListener("change", () => redraw(false));
  addEventListener("beforeprint", () => redraw(true));
  addEventListener("afterprint", () => redraw(false));

  // A click on a column's name sorts by it, another one the other way round. What has no value stays last.
  function sort(head) {
    const table = head.closest("table");
    const column = [...head.parentNode.children].indexOf(head);
    const down = head.getAttribute("aria-sort") === "ascending";
    const key = (row) => {
      const cell = row.children[column];
      if (cell.dataset.key !== undefined) return Number(cell.dataset.key);
      return cell.textContent === "–" ? null : cell.textContent;
    };
    const rows = [...table.tBodies[0].rows].map((row) => ({ row, key: key(row) }));
    const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b)));
    rows.sort((a, b) => (a.key === null) - (b.key === null) || (a.key === null ? 0 : order(a.key, b.key) * (down ? -1 : 1)));
    table.tBodies[0].append(...rows.map((one) => one.row));
    head.parentNode.querySelectorAll("th").forEach((one) => one.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
  }
  document.querySelectorAll("th button").forEach((button) => button.addEventListener("click", () => sort(button.parentNode)));

  redraw(false).then(() => { document.documentElement.dataset.ready = "true"; });
})();
