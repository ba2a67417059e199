package org.landlord.adapter.gateway.http;

/// The answer to a request is larger than [GatewayHttp#MAX_BYTES], or than the memory for answers that
/// is left. Asking for less helps.
public final class AnswerTooLarge extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean ofItself;

    /// @param ofItself true if it is too large whatever else is read; false if other answers take the
    ///     memory now
    public AnswerTooLarge(boolean ofItself) {
        super("the answer of the gateway is too large", null, false, false);
        this.ofItself = ofItself;
    }

    public boolean isOfItself() {
        return ofItself;
    }
}
