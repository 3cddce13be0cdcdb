package dev.anneal.scripting;

import dev.anneal.run.CallException;
import dev.anneal.run.Estimate;
import dev.anneal.run.ScriptFunction;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An interface of Java whose methods are functions of a script. */
final class FunctionProxy implements InvocationHandler {
    private final ScriptValues values;

    private FunctionProxy(ScriptValues values) {
        this.values = values;
    }

    /** The interface, if the script has a function for each of its abstract methods. */
    static <T> Optional<T> of(ScriptValues values, Class<T> type) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface");
        }
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers())
                    && !isOfObject(method)
                    && !(values.get(method.getName()) instanceof ScriptFunction)) {
                return Optional.empty();
            }
        }
        return Optional.of(type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new FunctionProxy(values))));
    }

    private static boolean isOfObject(Method method) {
        try {
            Object.class.getMethod(method.getName(), method.getParameterTypes());
            return true;
        } catch (NoSuchMethodException ofTheInterface) {
            return false;
        }
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        Object[] given = arguments == null ? new Object[0] : arguments;
        if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
                case "equals" -> proxy == given[0];
                case "hashCode" -> System.identityHashCode(proxy);
                default -> "functions of a script " + values.keySet();
            };
        }
        if (method.isDefault()) {
            return InvocationHandler.invokeDefault(proxy, method, given);
        }
        if (!(values.get(method.getName()) instanceof ScriptFunction function)) {
            throw new IllegalStateException("the script has no function `" + method.getName() + "`");
        }
        try {
            return converted(function.call(given), method);
        } catch (CallException thrown) {
            // Methods of an interface may not throw what they do not declare.
            throw new IllegalArgumentException(
                    AnnealScriptException.ofCall(thrown).getMessage(), thrown);
        }
    }

    /** A result as the method wants it: numbers of other types, and estimates as numbers. */
    private static @Nullable Object converted(@Nullable Object result, Method method) {
        Class<?> wanted = method.getReturnType();
        if (wanted == void.class) {
            return null;
        }
        Object number = result instanceof Estimate estimate && wanted != Estimate.class && wanted != Object.class
                ? (Object) estimate.value()
                : result;
        if (number instanceof Double value) {
            Optional<Object> exact = number(value, wanted);
            if (exact.isPresent()) {
                return exact.get();
            }
        }
        boolean fits = number == null
                ? !wanted.isPrimitive()
                : wanted.isInstance(number) || (wanted == boolean.class && number instanceof Boolean);
        if (fits) {
            return number;
        }
        throw new ClassCastException("`" + method.getName() + "` yields "
                + (number == null ? "nothing" : "a " + number.getClass().getSimpleName()) + ", not a "
                + wanted.getSimpleName());
    }

    /** A number as one of another type, where it is one. */
    private static Optional<Object> number(double value, Class<?> wanted) {
        boolean whole = value == Math.rint(value);
        if (wanted == double.class || wanted == Double.class) {
            return Optional.of(value);
        } else if (wanted == float.class || wanted == Float.class) {
            return Optional.of((float) value);
        } else if ((wanted == int.class || wanted == Integer.class) && whole && (int) value == value) {
            return Optional.of((int) value);
        } else if ((wanted == long.class || wanted == Long.class) && whole && Math.abs(value) <= 0x1p53) {
            return Optional.of((long) value);
        }
        return Optional.empty();
    }
}
