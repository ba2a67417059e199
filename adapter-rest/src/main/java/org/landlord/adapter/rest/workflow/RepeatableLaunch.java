package org.landlord.adapter.rest.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.landlord.adapter.rest.http.body.Digests;
import org.landlord.adapter.rest.http.request.ApiRequest;
import org.landlord.adapter.rest.http.request.RequestReader;
import org.landlord.domain.access.Caller;
import org.landlord.domain.usage.RunId;
import org.landlord.port.in.workflow.LaunchRun;

/// Makes launches with an `Idempotency-Key` safe to repeat at the same time: the response is stored after the launch,
/// so a second request may come before that. If the caller chooses no id, the id of the run is derived from the key,
/// and the second launch finds the run of the first.
public final class RepeatableLaunch {

    /// 128 bits: collisions by chance are out of reach.
    private static final int BYTES = 16;

    private RepeatableLaunch() {}

    /// @param reader reads the launch
    /// @return the launch, with an id if there is a key
    public static LaunchRun of(ApiRequest call, RequestReader in, Function<RequestReader, LaunchRun> reader) {
        LaunchRun launch = reader.apply(in);
        RunId derived = in.made(() -> id(call, in));
        return derived == null ? launch : in.made(() -> launch.runId() == null ? launch.withId(derived) : launch);
    }

    /// The id of a run that is launched with an `Idempotency-Key`: another one for each caller and path; null without
    /// a key.
    public static @Nullable RunId id(ApiRequest call, RequestReader in) {
        String key = in.idempotencyKey();
        if (key == null) {
            return null;
        }
        Caller caller = call.caller();
        MessageDigest digest = Digests.sha256();
        for (Object part : new @Nullable Object[] {
            caller.actorKind(),
            caller.boundTo(),
            caller.actorId(),
            call.request().path(),
            key
        }) {
            digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
            // No part contains a zero, so different lists of parts have different texts.
            digest.update((byte) 0);
        }
        return new RunId("run_" + HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES)));
    }
}
