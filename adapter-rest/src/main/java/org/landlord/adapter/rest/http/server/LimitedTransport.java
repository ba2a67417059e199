package org.landlord.adapter.rest.http.server;

import io.netty.channel.ChannelFactory;
import io.netty.channel.ServerChannel;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/// A transport of Vert.x that limits connections where they are accepted: Vert.x reports a connection only
/// after the first bytes. Vert.x finds this class through `META-INF/services`.
public final class LimitedTransport extends JDKTransport implements VertxServiceProvider {

    private static final String LIMITS = "quarkus.http.limits.";

    private static final Logger LOG = Logger.getLogger(LimitedTransport.class);

    @Override
    public void init(VertxBuilder builder) {
        if (builder.findTransport() instanceof JDKTransport) {
            builder.findTransport(this);
        } else {
            LOG.warn("quarkus.vertx.prefer-native-transport is on: connections are not limited");
        }
    }

    @Override
    public ChannelFactory<? extends ServerChannel> serverChannelFactory(boolean domainSocket) {
        if (domainSocket) {
            return super.serverChannelFactory(true);
        }
        Config config = ConfigProvider.getConfig();
        ConnectionLimits limits = ConnectionLimits.of(config);
        HttpServerOptions decoding = decoding(config);
        return () -> new LimitedServerChannel(limits, decoding);
    }

    /// The limits on request heads that Quarkus passes to Vert.x.
    private static HttpServerOptions decoding(Config config) {
        HttpServerOptions options = new HttpServerOptions()
                .setMaxHeaderSize(config.getValue(LIMITS + "max-header-size", MemorySize.class)
                        .asBigInteger()
                        .intValueExact())
                .setMaxInitialLineLength(config.getValue(LIMITS + "max-initial-line-length", Integer.class));
        config.getOptionalValue(LIMITS + "max-chunk-size", MemorySize.class)
                .ifPresent(size -> options.setMaxChunkSize(size.asBigInteger().intValueExact()));
        return options;
    }
}
