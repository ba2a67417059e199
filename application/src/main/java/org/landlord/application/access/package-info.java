/// Use cases of access: who a caller is, and what they may do. Every use case passes `AccessGate`, which checks the
/// permission and the place; `Grants` limits what a caller can grant to others.
@NullMarked
package org.landlord.application.access;

import org.jspecify.annotations.NullMarked;
