namespace Coaching.Actors.MessageLog;

/// <summary>SHA-256 (32 bytes) over a send's content. Equal hashes: the same send. It outlives the body by 7 days.</summary>
public readonly record struct ContentHash
{
    public const int Size = 32;

    public ContentHash(ReadOnlyMemory<byte> bytes) =>
        Bytes = bytes.Length == Size ? bytes : throw new ArgumentException($"A content hash has {Size} bytes.", nameof(bytes));

    public ReadOnlyMemory<byte> Bytes { get; }

    public bool Equals(ContentHash other) => Bytes.Span.SequenceEqual(other.Bytes.Span);

    public override int GetHashCode() => BitConverter.ToInt32(Bytes.Span);
}
