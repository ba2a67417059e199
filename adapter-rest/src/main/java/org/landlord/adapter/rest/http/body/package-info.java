/// The bodies of requests: how large they may be, how they are collected and decompressed, and how much memory they
/// may take.
@NullMarked
package org.landlord.adapter.rest.http.body;

import org.jspecify.annotations.NullMarked;
