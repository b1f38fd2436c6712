/** A place to drop a file or to choose one, by mouse or keyboard; it goes to the server as it is read from the disk. */
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "@remix-run/react";
import { Banner, BlockStack, Button, DropZone, Spinner } from "@shopify/polaris";
import type { ImportKind } from "#app/domain/import-columns.ts";
import { MOST_FILE_BYTES, tooLargeWords } from "#app/domain/import-limits.ts";

const LOST = "The file did not arrive. Check your connection and try again.";

/** `problem` null: the merchant changed their mind. */
type Answer = { ok: true; importId: string } | { ok: false; problem: string | null };

async function upload(kind: ImportKind, file: File, { signal }: AbortController): Promise<Answer> {
  if (file.size > MOST_FILE_BYTES) return { ok: false, problem: tooLargeWords() };
  const address = `/app/import/upload?${new URLSearchParams({ kind, name: file.name }).toString()}`;
  try {
    const response = await fetch(address, {
      method: "POST",
      body: file,
      signal,
      headers: { "content-type": "application/octet-stream" },
    });
    return (await response.json()) as Answer;
  } catch {
    return { ok: false, problem: signal.aborted ? null : LOST };
  }
}

export function FileDrop({ kind, label }: { kind: ImportKind; label: string }) {
  const navigate = useNavigate();
  const [name, setName] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const upward = useRef<AbortController | null>(null);
  // Who goes to another page meanwhile is not to be taken away from it.
  useEffect(() => () => upward.current?.abort(), []);
  const send = async (file: File | undefined) => {
    if (!file || name) return;
    setName(file.name);
    setProblem(null);
    upward.current = new AbortController();
    const answer = await upload(kind, file, upward.current);
    setName(null);
    if (answer.ok) navigate(`/app/import/${answer.importId}`);
    else setProblem(answer.problem);
  };
  return (
    <BlockStack gap="300">
      {problem && (
        <Banner tone="critical" title="This file was not taken" onDismiss={() => setProblem(null)}>
          {problem}
        </Banner>
      )}
      {name ? (
        <div className="standby-file-under-way">
          <Spinner size="small" accessibilityLabel="Uploading" />
          <div role="status">Uploading {name}</div>
          <Button variant="plain" onClick={() => upward.current?.abort()}>
            Cancel
          </Button>
        </div>
      ) : (
        <DropZone label={label} allowMultiple={false} onDrop={(files) => void send(files[0])} variableHeight>
          <DropZone.FileUpload actionTitle="Choose a file" actionHint="or drop it here: CSV, up to 50 MB" />
        </DropZone>
      )}
    </BlockStack>
  );
}
