'use client';

import { ChartOrTable } from '@/components/charts/chart-or-table';
import { DataTable } from '@/components/data-table';
import { Panel } from '@/components/panel';
import type { ImportedModelQuery } from '@/gql/graphql';
import { formatNumber } from '@/lib/format';
import { BarList } from './bar-list';

type Contents = NonNullable<NonNullable<ImportedModelQuery['importedModel']>['contents']>;

const shownBars = 25;

/** What is shown of a model's weights: importance where H2O recorded it, else the coefficients. */
function weightsOf({ importances, coefficients }: Contents) {
  if (importances.length > 0) {
    const bars = importances.map(({ variable, scaled }) => ({ label: variable, value: scaled }));
    return { title: 'Variable importance', detail: 'As fractions of the most important one.', bars };
  }
  const bars = coefficients.map(({ name, label, value }) => ({ label: label ? `${label}: ${name}` : name, value }));
  return { title: 'Coefficients', detail: 'On the scale of the inputs.', bars };
}

function CoefficientPanel({ coefficients }: Pick<Contents, 'coefficients'>) {
  return (
    <Panel title="Coefficients" detail="On the scale of the inputs; the intercept comes last." flush>
      <DataTable caption="Coefficients" columns={['Coefficient', { label: 'Value', numeric: true }]}>
        {coefficients.map(({ name, label, value }) => (
          <tr key={`${label} ${name}`}>
            <td>{label ? `${label}: ${name}` : name}</td>
            <td data-numeric>{formatNumber(value)}</td>
          </tr>
        ))}
      </DataTable>
    </Panel>
  );
}

/** Importance as a chart and a table, and the coefficients of a linear model. */
export function WeightsPanel({ contents }: { contents: Contents }) {
  const { title, detail, bars } = weightsOf(contents);
  if (bars.length === 0) return null;
  return (
    <>
      <ChartOrTable
        title={title}
        detail={detail}
        chart={<BarList bars={bars.slice(0, shownBars)} />}
        table={
          <DataTable caption={title} columns={['Variable', { label: 'Value', numeric: true }]}>
            {bars.map(({ label, value }) => (
              <tr key={label}>
                <td>{label}</td>
                <td data-numeric>{formatNumber(value)}</td>
              </tr>
            ))}
          </DataTable>
        }
      />
      {contents.importances.length > 0 && contents.coefficients.length > 0 && (
        <CoefficientPanel coefficients={contents.coefficients} />
      )}
    </>
  );
}
