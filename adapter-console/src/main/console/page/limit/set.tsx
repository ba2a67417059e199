import { useState } from 'preact/hooks';
import { call, path as api } from '../../api/client';
import { Choice, FormDialog, ReasonField, TextField } from '../../component/form';
import { isQuantity } from '../../format/decimal';
import { localZone } from '../../format/zone';
import { messages } from '../../message/messages';
import { ProjectFilter } from '../project/filter';
import { OnExceededChoice } from './exceeded';
import { isCalendar } from './window';

const PERIODS = [
  'calendar-month',
  'calendar-day',
  'calendar-week',
  'calendar-year',
  'anniversary-month',
  'rolling-24h',
  'rolling-7d',
  'rolling-30d',
  'lifetime',
] as const;

/** Sets a limit that there is not yet, or replaces one. */
export function SetLimit({ orgId, projectId: chosen, onClose, onSet }: { orgId: string; projectId: string; onClose: () => void; onSet: () => void }) {
  const m = messages();
  const [projectId, setProjectId] = useState(chosen);
  const [metric, setMetric] = useState('');
  const [unit, setUnit] = useState('count');
  const [period, setPeriod] = useState<string>('calendar-month');
  const [amount, setAmount] = useState('');
  const [enforcement, setEnforcement] = useState('hard');
  const [onExceeded, setOnExceeded] = useState<string>('none');
  const [timeZone, setTimeZone] = useState('UTC');
  const [anchorDay, setAnchorDay] = useState('1');
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={m.limits.setTitle}
      verb={m.limits.set}
      onClose={onClose}
      disabled={!isQuantity(amount) || metric.trim() === ''}
      onSubmit={async () => {
        await call(api`/v1/orgs/${orgId}/usage-limits`, {
          method: 'PUT',
          reason,
          body: {
            projectId: projectId === '' ? undefined : projectId,
            metric: metric.trim(),
            unit: unit.trim(),
            period,
            limitQuantity: amount,
            enforcement,
            onExceeded,
            timeZone: isCalendar(period) ? timeZone.trim() : undefined,
            anchorDay: period === 'anniversary-month' ? Number(anchorDay) : undefined,
          },
        });
        onSet();
      }}
    >
      {(problem) => (
        <>
          <div class="two">
            <TextField label={m.usage.metric} pointer="/metric" problem={problem} value={metric} onValue={setMetric} required autoFocus placeholder="tokens" />
            <TextField label={m.usage.unit} pointer="/unit" problem={problem} value={unit} onValue={setUnit} required />
          </div>
          <ProjectFilter orgId={orgId} value={projectId} onValue={setProjectId} permission="limit:write" all={m.refusal.wholeOrganization} />
          <div class="two">
            <TextField label={m.limits.of} pointer="/limitQuantity" problem={problem} value={amount} onValue={(value) => setAmount(value.trim())} required hint={amount === '' || isQuantity(amount) ? undefined : m.limits.quantityRule} />
            <Choice label={m.limits.per} pointer="/period" problem={problem} value={period} onValue={setPeriod} options={PERIODS.map((key) => [key, m.limits.periodWords[key]] as const)} />
          </div>
          {isCalendar(period) ? <TextField label={m.limits.timeZone} pointer="/timeZone" problem={problem} value={timeZone} onValue={setTimeZone} hint={m.limits.timeZoneHint(localZone())} /> : null}
          {period === 'anniversary-month' ? <TextField label={m.limits.anchorDay} pointer="/anchorDay" problem={problem} value={anchorDay} onValue={setAnchorDay} type="number" /> : null}
          <Choice label={m.limits.enforcement} value={enforcement} onValue={setEnforcement} options={[['hard', m.limits.hard], ['soft', m.limits.soft]]} hint={enforcement === 'hard' ? m.limits.hardHint : m.limits.softHint} />
          <OnExceededChoice value={onExceeded} problem={problem} onValue={setOnExceeded} />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
