import { sendSeatsChart } from '../../domain/weeks/seats-chart.ts';
import { texts } from '../../texts/texts.ts';
import { message } from '../reply.ts';
import { buttonRoute } from '../route.ts';
import { seatsChartAction } from './actions.ts';

/** Charts are for messages alone: the one of the settings comes by direct message. */
export const seatsChartButton = buttonRoute(
  seatsChartAction,
  async ({ domain, actor }, { organizationId }) => {
    const { days } = await sendSeatsChart(domain, actor, { organizationId });
    const said = texts().settings;
    return message(days.length > 0 ? said.chartOnItsWay : said.noChart, undefined, said.title);
  },
);
