package org.nape.bench.rules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.AccumulatedUnknowns;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;

/**
 * A function for CEL that makes a value of what is unknown, so that other values can stand beside it: a list with an unknown element
 * would be unknown as a whole.
 */
final class OrOpen implements CelFunctionBinding {
    static final String NAME = "or_open";
    static final CelFunctionDecl DECLARATION = CelFunctionDecl.newFunctionDeclaration(
            NAME, CelOverloadDecl.newGlobalOverload("or_open_bool", SimpleType.DYN, SimpleType.BOOL));

    @Override
    public String getOverloadId() {
        return "or_open_bool";
    }

    @Override
    public ImmutableList<Class<?>> getArgTypes() {
        return ImmutableList.of(Object.class);
    }

    @Override
    public CelFunctionOverload getDefinition() {
        return arguments -> arguments[0] instanceof AccumulatedUnknowns ? "open" : arguments[0];
    }

    /** Strict functions are not called with what is unknown. */
    @Override
    public boolean isStrict() {
        return false;
    }
}
