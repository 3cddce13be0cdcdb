"use strict";
(() => {
  // The colours of Okabe and Ito, less the yellow; what is black on white is white on black.
  const series = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "ink"];
  const bright = ["#4FA8DC", "#F08A4B", "#3CC79E", "#E3A6C8", "#F0B93A", "#8CCBF0", "ink"];
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const buttons = [["toImage"], ["zoom2d", "pan2d"], ["zoomIn2d", "zoomOut2d", "resetScale2d"]];
  const config = { responsive: true, displaylogo: false, modeBarButtons: buttons };

  function theme(forPrint) {
    const night = dark.matches && !forPrint;
    return {
      ink: night ? "#e6e9ed" : "#1b1f24",
      line: night ? "#353c45" : "#d0d7de",
      paper: night ? "#14181d" : "#ffffff",
      series: night ? bright : series,
      target: night ? [[0, "rgba(79,168,220,0)"], [1, "rgba(79,168,220,.85)"]] : [[0, "rgba(0,114,178,0)"], [1, "rgba(0,114,178,.75)"]],
      fit: night ? [[0, "#F08A4B"], [1, "#F08A4B"]] : [[0, "#D55E00"], [1, "#D55E00"]],
    };
  }

  function color(name, look) {
    if (name === "ink" || name === "contour") return name === "ink" ? look.ink : "#ffffff";
    const [kind, number] = name.split("-");
    let value = look.series[Number(number) % look.series.length];
    if (value === "ink") value = look.ink;
    return kind === "band" ? value + "33" : value;
  }

  // The figures name colours; here they become those of the theme.
  function dressed(value, look, key) {
    if (Array.isArray(value)) return typeof value[0] === "object" ? value.map((one) => dressed(one, look)) : value;
    if (value && typeof value === "object") {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, dressed(inner, look, name)]));
    }
    if (key === "color" || key === "fillcolor") return color(value, look);
    return key === "colorscale" && look[value] ? look[value] : value;
  }

  function axis(given, look) {
    const steps = given.type === "log" ? { dtick: "D2" } : {};
    return { automargin: true, ...steps, gridcolor: look.line, zerolinecolor: look.line, linecolor: look.ink, showline: true, ticks: "outside", tickcolor: look.ink, exponentformat: "power", ...given };
  }

  function draw(node, figure, forPrint) {
    const look = theme(forPrint);
    const layout = {
      margin: { l: 60, r: 20, t: 36, b: 50 },
      paper_bgcolor: look.paper,
      plot_bgcolor: look.paper,
      font: { family: "system-ui, sans-serif", size: 13, color: look.ink },
      hoverlabel: { font: { family: "system-ui, sans-serif" } },
      legend: { orientation: "h", x: 0, y: 1.02, yanchor: "bottom" },
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
