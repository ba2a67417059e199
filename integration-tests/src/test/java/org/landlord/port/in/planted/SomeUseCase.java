package org.landlord.port.in.planted;

/// What planted storage must not know.
public interface SomeUseCase {}
