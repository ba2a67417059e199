package org.landlord.port.in.diagnostics;

/// Counts what a server does, for [Server#status]. Methods return at once and never fail.
public interface ServerTraffic {

    /// A request was answered.
    ///
    /// @param isServerError true if the server could not do its part
    void answered(boolean isServerError);

    /// New usage events were recorded.
    void recorded(int events);
}
