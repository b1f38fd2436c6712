/** An open view whose filters were changed can also become a new one: Polaris offers only "Save" there. */
import { useState } from "react";
import { Box, Button, Form, InlineStack, Modal, Text, TextField } from "@shopify/polaris";

const MOST_CHARACTERS = 40;

type Props = { view: string; names: string[]; onSave: (name: string) => void };

export function SaveAsBar({ view, names, onSave }: Props) {
  const [isAsking, ask] = useState(false);
  return (
    <Box paddingInline="300" paddingBlock="200" borderBlockEndWidth="025" borderColor="border">
      <InlineStack gap="200" align="space-between" blockAlign="center">
        <Text as="span" tone="subdued" breakWord>
          Other filters than “{view}” keeps
        </Text>
        <Button size="micro" onClick={() => ask(true)}>
          Save as new view
        </Button>
      </InlineStack>
      {isAsking && <NameDialog names={names} onSave={onSave} close={() => ask(false)} />}
    </Box>
  );
}

function NameDialog({ names, onSave, close }: Omit<Props, "view"> & { close: () => void }) {
  const [name, setName] = useState("");
  const trimmed = name.trim();
  const isTaken = names.some((one) => one.toLowerCase() === trimmed.toLowerCase());
  const save = () => {
    if (trimmed === "" || isTaken) return;
    onSave(trimmed);
    close();
  };
  return (
    <Modal
      open
      title="Save as new view"
      onClose={close}
      primaryAction={{ content: "Save", onAction: save, disabled: trimmed === "" || isTaken }}
      secondaryActions={[{ content: "Cancel", onAction: close }]}
    >
      <Modal.Section>
        <Form onSubmit={save}>
          <TextField
            label="Name"
            value={name}
            onChange={setName}
            autoComplete="off"
            autoFocus
            maxLength={MOST_CHARACTERS}
            showCharacterCount
            error={isTaken && `You have a view “${trimmed}” already. Choose another name.`}
          />
        </Form>
      </Modal.Section>
    </Modal>
  );
}
