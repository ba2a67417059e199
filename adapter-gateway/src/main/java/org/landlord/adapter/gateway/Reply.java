package org.landlord.adapter.gateway;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.landlord.domain.workflow.GatewayState;
import org.landlord.port.out.workflow.GatewayCallFailed;

/// What a gateway answers, in its own frame: a result, or an error.
///
/// @param status of HTTP; if the gateway answers 200 to what its frame calls an error, that of the
///     error's code
/// @param payload of a result; null for none
/// @param error the members of an error; without members for a result
/// @param now the time by the gateway's clock, or else by ours
record Reply(int status, @Nullable Object payload, Members error, Instant now) {

    static final int BAD_REQUEST = 400;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int UNPROCESSABLE = 422;
    private static final int UNAUTHORIZED = 401;
    static final int OK = 200;
    private static final int ERROR = 500;

    /// By the letters of the code: gateways write `RUN_NOT_ACTIVE` and `RunNotActive`.
    private static final Map<String, Integer> STATUS = Map.of(
            "INVALIDINPUT", BAD_REQUEST,
            "INVALIDREQUEST", BAD_REQUEST,
            "UNAUTHORIZED", UNAUTHORIZED,
            "FORBIDDEN", FORBIDDEN,
            "NOTFOUND", NOT_FOUND,
            "RUNNOTFOUND", NOT_FOUND,
            "CONFLICT", CONFLICT,
            "ALREADYDECIDED", CONFLICT,
            "RUNNOTACTIVE", CONFLICT,
            "PAYLOADTOOLARGE", TOO_LARGE);

    /// Reads a frame, of the RPCs or of the REST twin.
    ///
    /// @return null if the document is no frame
    static @Nullable Reply of(int status, @Nullable Object document, Instant now) {
        Members frame = Members.of(document);
        boolean isResult = status / 100 == 2;
        if (Boolean.FALSE.equals(frame.all().get("ok"))) {
            Members error = frame.object("error");
            int told = isResult ? STATUS.getOrDefault(letters(error.text("code")), ERROR) : status;
            return new Reply(told, null, error, now);
        }
        boolean hasResult = frame.isTrue("ok")
                || frame.all().containsKey("payload")
                || frame.all().containsKey("data");
        if (!isResult || !hasResult) {
            return null;
        }
        Object payload = frame.all().containsKey("payload")
                ? frame.all().get("payload")
                : frame.all().get("data");
        return new Reply(OK, payload, Members.of(null), now);
    }

    boolean isOk() {
        return status == OK;
    }

    /// True if the gateway has a fault, whatever was asked.
    boolean isError() {
        return status >= ERROR;
    }

    /// True if the error has this code, in either spelling.
    ///
    /// @param code its letters, in upper case
    boolean isCode(String code) {
        return letters(error.text("code")).equals(code);
    }

    private static String letters(@Nullable String code) {
        return code == null ? "" : code.replaceAll("[^A-Za-z]", "").toUpperCase(Locale.ROOT);
    }

    /// What the error says.
    String message() {
        String message = error.text("message");
        return message == null ? "the gateway gives no reason" : CleanText.error(message, CleanText.MAX_MESSAGE);
    }

    Members result() {
        return Members.of(payload);
    }

    /// For an answer that the request does not expect.
    GatewayCallFailed unexpected() {
        if (isOk()) {
            return new GatewayCallFailed(
                    GatewayState.DOWN, "the answer of the gateway does not have the expected form", true);
        }
        String code = error.text("code");
        String shown = code == null ? "" : " " + CleanText.error(code, 64);
        return new GatewayCallFailed(
                status == FORBIDDEN ? GatewayState.UNAUTHORIZED : GatewayState.DOWN,
                "the gateway answers " + status + shown + ": " + message(),
                true);
    }
}
