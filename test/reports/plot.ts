import { LineChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';

use([LineChart, GridComponent, LegendComponent, TitleComponent, SVGRenderer]);

/** One line of a plot: its points by x. */
export interface Line {
  name: string;
  points: ReadonlyArray<readonly [x: number, y: number]>;
}

/** What a plot shows. */
export interface Plot {
  title: string;
  /** What the axes measure, with units. */
  x: string;
  y: string;
  lines: readonly Line[];
  /** Does x grow by factors? Default: no. */
  logarithmic?: boolean;
}

/** Draws lines as SVG, on white. */
export function plot({ title, x, y, lines, logarithmic = false }: Plot): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: 720, height: 360 });
  const axis = { nameLocation: 'middle', nameGap: 32, nameTextStyle: { fontSize: 13 } } as const;
  chart.setOption({
    animation: false,
    backgroundColor: '#ffffff',
    title: { text: title, left: 16, top: 10, textStyle: { fontSize: 15, fontWeight: 600 } },
    legend: { top: 36, left: 12 },
    grid: { left: 64, right: 28, top: 76, bottom: 52 },
    xAxis: {
      type: logarithmic ? 'log' : 'value',
      logBase: 2,
      name: x,
      min: 'dataMin',
      max: 'dataMax',
      ...axis,
    },
    yAxis: { type: 'value', name: y, min: 0, ...axis, nameGap: 46 },
    series: lines.map(({ name, points }) => ({
      type: 'line',
      name,
      data: points.map(point => [...point]),
      symbolSize: points.length > 40 ? 0 : 6,
    })),
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}
