import { useAccess } from '../access/access';
import { Value } from '../component/text';
import { prefer, preferences, type Language, type Theme, type ZoneChoice } from '../format/preferences';
import { localZone, zoneOfLimit } from '../format/zone';
import { messages } from '../message/messages';
import { signOut } from '../session';

/** Who is signed in, and what they prefer. */
export function Account({ onSignedOut }: { onSignedOut: () => void }) {
  const { who } = useAccess();
  const m = messages().account;
  const chosen = preferences();
  const leave = () => {
    signOut()
      .then((url) => {
        if (url === undefined) onSignedOut();
        else location.assign(url);
      })
      .catch(onSignedOut);
  };
  return (
    <div class="account">
      <div class="who">
        <Value>{who.actorId}</Value>
        <span class="quiet">{who.role ?? m.kinds[who.actorKind]}</span>
      </div>
      <label>
        <span>{m.zone}</span>
        <select value={chosen.zone} aria-describedby={chosen.zone === 'limit' ? 'zone-note' : undefined} onChange={(event) => prefer({ zone: event.currentTarget.value as ZoneChoice })}>
          <option value="utc">UTC</option>
          <option value="local">{localZone()}</option>
          <option value="limit">{m.zoneOfLimit}</option>
        </select>
      </label>
      {chosen.zone === 'limit' ? (
        <p id="zone-note" class="quiet" role="status">
          {zoneOfLimit() ?? m.noZoneOfLimit}
        </p>
      ) : null}
      <label>
        <span>{m.theme}</span>
        <select value={chosen.theme} onChange={(event) => prefer({ theme: event.currentTarget.value as Theme })}>
          <option value="system">{m.system}</option>
          <option value="light">{m.light}</option>
          <option value="dark">{m.dark}</option>
        </select>
      </label>
      <label>
        <span>{m.language}</span>
        <select value={chosen.language} onChange={(event) => prefer({ language: event.currentTarget.value as Language })}>
          <option value="en">English</option>
          <option value="de">Deutsch</option>
        </select>
      </label>
      <button type="button" onClick={leave}>
        {m.signOut}
      </button>
    </div>
  );
}
