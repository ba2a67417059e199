package org.landlord.it.workflow.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a gateway says no with.
public final class Refusal extends RuntimeException {

    private final int status;
    private final String code;
    private final transient ObjectNode more = JsonNodeFactory.instance.objectNode();

    /// @param status of HTTP
    public Refusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static Refusal badRequest(String message) {
        return new Refusal(400, "INVALID_REQUEST", message);
    }

    static Refusal badInput(String message) {
        return new Refusal(400, "INVALID_INPUT", message);
    }

    /// There are two codes for it, by method.
    static Refusal noRun(String runId) {
        return new Refusal(404, "NOT_FOUND", "Run not found: " + runId);
    }

    static Refusal noRun() {
        return new Refusal(404, "RunNotFound", "Run not found");
    }

    static Refusal notActive(String doing) {
        return new Refusal(409, "RUN_NOT_ACTIVE", "Run is not currently " + doing);
    }

    /// Says one more thing beside the code and the message.
    Refusal with(String name, String value) {
        more.put(name, value);
        return this;
    }

    /// Says one more thing beside the code and the message.
    Refusal with(String name, int value) {
        more.put(name, value);
        return this;
    }

    /// The status of HTTP.
    public int status() {
        return status;
    }

    /// As it is in a frame, without the version.
    public ObjectNode error() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("code", code)
                .put("message", getMessage())
                .setAll(more);
    }
}
