package org.landlord.adapter.system.planted;

import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Proxy;
import java.util.ServiceLoader;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.landlord.server.bootstrap.planted.SomeBootstrap;

/// Breaks on purpose: an adapter that knows the bootstrap of the server, and code that fails in a native image
/// because nothing registers what it uses.
public final class Unregistered {

    @Nullable
    SomeBootstrap bootstrap;

    Class<?> byName(String name) throws ReflectiveOperationException {
        return Class.forName(name);
    }

    Object made(Class<?> type) throws ReflectiveOperationException {
        return type.getDeclaredConstructor().newInstance();
    }

    Object proxy() {
        return Proxy.newProxyInstance(
                Unregistered.class.getClassLoader(), new Class<?>[] {Supplier.class}, (_, _, _) -> "");
    }

    Object handle() throws ReflectiveOperationException {
        return MethodHandles.lookup().findVirtual(Unregistered.class, "proxy", MethodType.methodType(Object.class));
    }

    Object services() {
        return ServiceLoader.load(Supplier.class);
    }

    @Nullable
    InputStream resource() {
        return Unregistered.class.getResourceAsStream("some.properties");
    }

    void library() {
        System.loadLibrary("some");
    }

    native int answer();
}
