import type { ApiKey } from '@api';
import { useAccess } from '../../access/access';
import { useList } from '../../api/answer';
import { path as api } from '../../api/client';
import { messages } from '../../message/messages';

interface KeyFilterProps {
  orgId: string;
  /** The id of a key, or of another actor. */
  value: string;
  onValue: (keyId: string) => void;
}

/** A filter by one API key of an organization; nothing if the caller may not read keys. */
export function KeyFilter({ orgId, value, onValue }: KeyFilterProps) {
  const m = messages();
  const access = useAccess();
  const list = useList<ApiKey>(access.may('key:read') ? api`/v1/orgs/${orgId}/api-keys` : undefined, { limit: '200' });
  if (list.items.length === 0) return null;
  return (
    <label>
      {m.audit.key}
      <select value={list.items.some((key) => key.keyId === value) ? value : ''} onChange={(event) => onValue(event.currentTarget.value)}>
        <option value="">{m.common.all}</option>
        {list.items.map((key) => (
          <option key={key.keyId} value={key.keyId}>
            {key.name}
          </option>
        ))}
      </select>
    </label>
  );
}
