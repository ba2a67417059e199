package org.landlord.adapter.gateway.http;

/// The answer to a request is larger than [GatewayHttp#MAX_BYTES], or than the memory for answers that
/// is left. Asking for less helps.
public final class AnswerTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AnswerTooLarge() {
        super("the answer of the gateway is too large", null, false, false);
    }
}
