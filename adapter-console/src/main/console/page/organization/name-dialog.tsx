import { useState } from 'preact/hooks';
import { FormDialog, ReasonField, TextField } from '../../component/form';
import { messages } from '../../message/messages';

interface NameDialogProps {
  title: string;
  verb: string;
  name?: string;
  slug?: string;
  onClose: () => void;
  onSubmit: (name: string, slug: string, reason: string) => Promise<void>;
}

/** Asks for the name and the slug of an organization, a team or a project. */
export function NameDialog({ title, verb, name: oldName = '', slug: oldSlug = '', onClose, onSubmit }: NameDialogProps) {
  const m = messages().organizations;
  const [name, setName] = useState(oldName);
  const [slug, setSlug] = useState(oldSlug);
  const [reason, setReason] = useState('');
  return (
    <FormDialog title={title} verb={verb} onClose={onClose} onSubmit={() => onSubmit(name, slug, reason)}>
      {(problem) => (
        <>
          <TextField label={m.name} pointer="/name" problem={problem} value={name} onValue={setName} required autoFocus />
          <TextField label={m.slug} hint={m.slugHint} pointer="/slug" problem={problem} value={slug} onValue={setSlug} required />
          <ReasonField value={reason} onValue={setReason} />
        </>
      )}
    </FormDialog>
  );
}
